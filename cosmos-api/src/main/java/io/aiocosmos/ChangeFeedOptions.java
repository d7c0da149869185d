package io.aiocosmos;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a change feed starts, and what of the container it reads. Immutable.
 *
 * <pre>{@code
 * ChangeFeedOptions.fromBeginning()
 * ChangeFeedOptions.fromNow().toBuilder().partitionKey(PartitionKey.of("Account-1")).build()
 * }</pre>
 */
public final class ChangeFeedOptions extends RequestOptions {
    private static final int MAX_CONTINUATION = 1024 * 1024;

    private final Instant startTime;
    private final boolean isFromNow;
    private final String continuation;
    private final PartitionKey partitionKey;
    private final FeedRange feedRange;
    private final int maxItemCount;
    private final int maxDegreeOfParallelism;
    private final String sessionToken;
    private final ConsistencyLevel consistencyLevel;

    private ChangeFeedOptions(Builder b) {
        super(b);
        startTime = b.startTime;
        isFromNow = b.isFromNow;
        continuation = b.continuation;
        partitionKey = b.partitionKey;
        feedRange = b.feedRange;
        maxItemCount = b.maxItemCount;
        maxDegreeOfParallelism = b.maxDegreeOfParallelism;
        sessionToken = b.sessionToken;
        consistencyLevel = b.consistencyLevel;
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
        Builder builder = new Builder().common(this);
        builder.startTime = startTime;
        builder.isFromNow = isFromNow;
        builder.continuation = continuation;
        builder.partitionKey = partitionKey;
        builder.feedRange = feedRange;
        builder.maxItemCount = maxItemCount;
        builder.maxDegreeOfParallelism = maxDegreeOfParallelism;
        builder.sessionToken = sessionToken;
        builder.consistencyLevel = consistencyLevel;
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

    /** The partition key to stay within; all partitions without it. */
    public Optional<PartitionKey> partitionKey() {
        return Optional.ofNullable(partitionKey);
    }

    /** The part of the container to stay within; all of it without it. */
    public Optional<FeedRange> feedRange() {
        return Optional.ofNullable(feedRange);
    }

    /**
     * The most items that the service may put on one page; without it the service decides. Changes of one transaction
     * are never apart, so a page may have more.
     */
    public OptionalInt maxItemCount() {
        return maxItemCount == 0 ? OptionalInt.empty() : OptionalInt.of(maxItemCount);
    }

    /** How many partitions are read at once at most, 1 by default. */
    public int maxDegreeOfParallelism() {
        return maxDegreeOfParallelism;
    }

    /** The session token to read at, instead of the client's own. */
    public Optional<String> sessionToken() {
        return Optional.ofNullable(sessionToken);
    }

    /** How fresh the changes must be; the client's own level without it. */
    public Optional<ConsistencyLevel> consistencyLevel() {
        return Optional.ofNullable(consistencyLevel);
    }

    /** Builds {@link ChangeFeedOptions}. Not thread-safe. */
    public static final class Builder extends RequestOptions.Builder<Builder> {
        private Instant startTime;
        private boolean isFromNow;
        private String continuation;
        private PartitionKey partitionKey;
        private FeedRange feedRange;
        private int maxItemCount;
        private int maxDegreeOfParallelism = 1;
        private String sessionToken;
        private ConsistencyLevel consistencyLevel;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** With a continuation: the key that the continuation is of. */
        public Builder partitionKey(PartitionKey key) {
            partitionKey = Check.notNull("partitionKey", key);
            return this;
        }

        /** Instead of a partition key. With a continuation: the part of it to go on with. */
        public Builder feedRange(FeedRange range) {
            feedRange = Check.notNull("feedRange", range);
            return this;
        }

        /** At least 1. */
        public Builder maxItemCount(int items) {
            maxItemCount = Check.atLeast("maxItemCount", 1, items);
            return this;
        }

        /** At least 1. With more, partitions are read ahead of their turn. */
        public Builder maxDegreeOfParallelism(int partitions) {
            maxDegreeOfParallelism = Check.atLeast("maxDegreeOfParallelism", 1, partitions);
            return this;
        }

        /** Which writes the changes must have, at the least. */
        public Builder sessionToken(String token) {
            sessionToken = HeaderRules.sessionToken(token);
            return this;
        }

        /** The account's level or a weaker one. */
        public Builder consistencyLevel(ConsistencyLevel level) {
            consistencyLevel = Check.notNull("consistencyLevel", level);
            return this;
        }

        /** @throws IllegalArgumentException if both a partition key and a feed range were set */
        public ChangeFeedOptions build() {
            if (partitionKey != null && feedRange != null)
                throw new IllegalArgumentException("partitionKey and feedRange exclude each other: set one of them");
            return new ChangeFeedOptions(this);
        }
    }
}
