package io.aiocosmos;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a change feed starts, and what of the container it reads. Immutable.
 *
 * <pre>{@code
 * ChangeFeedOptions all = ChangeFeedOptions.fromBeginning();
 * ChangeFeedOptions one = ChangeFeedOptions.fromNow().toBuilder().partitionKey(PartitionKey.of("Account-1")).build();
 * }</pre>
 */
public final class ChangeFeedOptions extends FeedOptions {
    private static final int MAX_CONTINUATION = 1024 * 1024;

    private final Instant startTime;
    private final boolean isFromNow;
    private final String continuation;

    private ChangeFeedOptions(Builder b) {
        super(b);
        startTime = b.startTime;
        isFromNow = b.isFromNow;
        continuation = b.continuation;
    }

    /** From the first change that the container still has. Not for all versions and deletes. */
    public static ChangeFeedOptions fromBeginning() {
        return new Builder().build();
    }

    /**
     * From the first read on: what changes after the first page has come is in the feed, whichever partition it is in.
     */
    public static ChangeFeedOptions fromNow() {
        Builder builder = new Builder();
        builder.isFromNow = true;
        return builder.build();
    }

    /**
     * From a time on. The service counts in whole seconds: changes of up to two seconds before may come as well, none is
     * left out. Not for all versions and deletes.
     */
    public static ChangeFeedOptions from(Instant time) {
        Builder builder = new Builder();
        builder.startTime = Check.notNull("time", time);
        return builder.build();
    }

    /**
     * From where another feed of the same container ended.
     *
     * @param continuation what {@link ChangeFeedPage#continuation} gave, or the continuation of a change feed of
     *     Microsoft's SDK for Java or .NET
     */
    public static ChangeFeedOptions fromContinuation(String continuation) {
        Check.notBlank("continuation", continuation);
        if (continuation.length() > MAX_CONTINUATION)
            throw new IllegalArgumentException(
                    "a continuation has at most " + MAX_CONTINUATION + " characters, had " + continuation.length());
        Builder builder = new Builder();
        builder.continuation = continuation;
        return builder.build();
    }

    /** A builder that begins with all of these options. */
    public Builder toBuilder() {
        Builder builder = new Builder().pages(this);
        builder.startTime = startTime;
        builder.isFromNow = isFromNow;
        builder.continuation = continuation;
        return builder;
    }

    /** The time it starts at, if it was made by {@link #from}. */
    public Optional<Instant> startTime() {
        return Optional.ofNullable(startTime);
    }

    /** Whether it starts now. */
    public boolean isFromNow() {
        return isFromNow;
    }

    /** The continuation it starts at, if it was made by {@link #fromContinuation}. */
    public Optional<String> continuation() {
        return Optional.ofNullable(continuation);
    }

    /** Builds {@link ChangeFeedOptions}. Not thread-safe. */
    public static final class Builder extends FeedOptions.Builder<Builder> {
        private Instant startTime;
        private boolean isFromNow;
        private String continuation;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** @throws IllegalArgumentException if both a partition key and a feed range were set */
        public ChangeFeedOptions build() {
            return new ChangeFeedOptions(this);
        }
    }
}
