package io.aiocosmos;

import java.time.Duration;

/**
 * How long a client goes on when the service throttles it (status 429); what else fails is retried by rules without
 * settings. Whatever is set here, an operation ends when its {@link RequestOptions#timeout time} is over. Immutable.
 *
 * @see CosmosClientBuilder#retry
 */
public final class RetryOptions {
    private static final RetryOptions DEFAULTS = builder().build();

    private final int maxThrottleRetries;
    private final Duration maxThrottleWait;

    private RetryOptions(Builder b) {
        maxThrottleRetries = b.maxThrottleRetries;
        maxThrottleWait = b.maxThrottleWait;
    }

    /** Nothing but defaults. */
    public static RetryOptions defaults() {
        return DEFAULTS;
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with all of these options. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.maxThrottleRetries = maxThrottleRetries;
        builder.maxThrottleWait = maxThrottleWait;
        return builder;
    }

    /** How often an operation is sent again after a 429, 9 by default; 0 for never. */
    public int maxThrottleRetries() {
        return maxThrottleRetries;
    }

    /** How long an operation waits after all its 429s together, 30 seconds by default. */
    public Duration maxThrottleWait() {
        return maxThrottleWait;
    }

    /** Builds {@link RetryOptions}. Not thread-safe. */
    public static final class Builder {
        private int maxThrottleRetries = 9;
        private Duration maxThrottleWait = Duration.ofSeconds(30);

        private Builder() {}

        /** 0 or more; with 0 a throttled operation fails at once. */
        public Builder maxThrottleRetries(int retries) {
            maxThrottleRetries = Check.atLeast("maxThrottleRetries", 0, retries);
            return this;
        }

        /** More than zero. A wait that the service asks for and that would exceed it is not begun: the operation fails. */
        public Builder maxThrottleWait(Duration wait) {
            maxThrottleWait = Check.positive("maxThrottleWait", wait);
            return this;
        }

        /** The options as they are now. */
        public RetryOptions build() {
            return new RetryOptions(this);
        }
    }
}
