package io.aiocosmos;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How long an operation goes on when requests fail: of which {@linkplain RetryKind kinds}, how often and how long. Every
 * kind has limits of its own, so these can only be narrower; but for throttling (status 429), whose limits are here.
 *
 * <p>Whatever is set, an operation ends when its {@link RequestOptions#timeout time} is over, and a write that may have
 * been done is sent again only as {@link ItemWriteOptions#retryUnknownOutcome} says. That a query, a change feed or a bulk
 * follows a partition that was split is no retry. Immutable.
 *
 * <pre>{@code
 * RetryOptions quick = RetryOptions.builder().maxRetries(2).maxWait(Duration.ofMillis(200)).build();
 * RetryOptions untilTheNextRun = RetryOptions.builder().except(RetryKind.THROTTLED).build();
 * }</pre>
 *
 * @see CosmosClientBuilder#retry
 * @see RequestOptions.Builder#retry
 */
public final class RetryOptions {
    private static final RetryOptions DEFAULTS = builder().build();

    private final int kinds; // a bit for each
    private final int maxRetries;
    private final Duration maxWait;
    private final int maxThrottleRetries;
    private final Duration maxThrottleWait;

    private RetryOptions(Builder b) {
        kinds = b.kinds;
        maxRetries = b.maxRetries;
        maxWait = b.maxWait;
        maxThrottleRetries = b.maxThrottleRetries;
        maxThrottleWait = b.maxThrottleWait;
    }

    /** Nothing but defaults. */
    public static RetryOptions defaults() {
        return DEFAULTS;
    }

    /** No retries: one request, whose failure is the operation's. */
    public static RetryOptions none() {
        return builder().only().build();
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with all of these options. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.kinds = kinds;
        builder.maxRetries = maxRetries;
        builder.maxWait = maxWait;
        builder.maxThrottleRetries = maxThrottleRetries;
        builder.maxThrottleWait = maxThrottleWait;
        return builder;
    }

    /** What is retried; every kind by default. */
    public Set<RetryKind> kinds() {
        Set<RetryKind> all = new TreeSet<>();
        for (RetryKind kind : RetryKind.values()) if (retries(kind)) all.add(kind);
        return Collections.unmodifiableSet(all);
    }

    /** Whether this kind is retried. */
    public boolean retries(RetryKind kind) {
        return (kinds & 1 << kind.ordinal()) != 0;
    }

    /** How often an operation is sent again, all kinds together; {@link Integer#MAX_VALUE}, the default, for no limit. */
    public int maxRetries() {
        return maxRetries;
    }

    /** How long an operation waits before its retries, all together; empty, the default, for no limit. */
    public Optional<Duration> maxWait() {
        return Optional.ofNullable(maxWait);
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
        private int kinds = -1;
        private int maxRetries = Integer.MAX_VALUE;
        private Duration maxWait;
        private int maxThrottleRetries = 9;
        private Duration maxThrottleWait = Duration.ofSeconds(30);

        private Builder() {}

        /** Retries these kinds alone; without any, nothing. */
        public Builder only(RetryKind... kinds) {
            this.kinds = bits(kinds);
            return this;
        }

        /** Retries all kinds but these. */
        public Builder except(RetryKind... kinds) {
            this.kinds = ~bits(kinds);
            return this;
        }

        private static int bits(RetryKind[] kinds) {
            int bits = 0;
            for (RetryKind kind : Check.notNull("kinds", kinds))
                bits |= 1 << Check.notNull("kind", kind).ordinal();
            return bits;
        }

        /** 0 or more, all kinds together. */
        public Builder maxRetries(int retries) {
            maxRetries = Check.atLeast("maxRetries", 0, retries);
            return this;
        }

        /** More than zero, all kinds together. A wait that would exceed it is not begun: the operation fails. */
        public Builder maxWait(Duration wait) {
            maxWait = Check.positive("maxWait", wait);
            return this;
        }

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
