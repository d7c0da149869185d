package io.aiocosmos;

import java.util.Optional;
import java.util.OptionalInt;

/** What options of everything that comes in pages have. Immutable. */
public abstract sealed class FeedOptions extends RequestOptions permits ChangeFeedOptions, QueryOptions {
    private final PartitionKey partitionKey;
    private final FeedRange feedRange;
    private final int maxItemCount;
    private final int maxDegreeOfParallelism;
    private final String sessionToken;
    private final ConsistencyLevel consistencyLevel;

    FeedOptions(Builder<?> b) {
        super(b);
        partitionKey = b.partitionKey;
        feedRange = b.feedRange;
        maxItemCount = b.maxItemCount;
        maxDegreeOfParallelism = b.maxDegreeOfParallelism;
        sessionToken = b.sessionToken;
        consistencyLevel = b.consistencyLevel;
        if (partitionKey != null && feedRange != null)
            throw new IllegalArgumentException("partitionKey and feedRange exclude each other: set one of them");
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
     * The most items that the service may put on one page; without it the service decides. Changes of one transaction are
     * never apart, so a page of a change feed may have more.
     */
    public OptionalInt maxItemCount() {
        return maxItemCount == 0 ? OptionalInt.empty() : OptionalInt.of(maxItemCount);
    }

    /** How many partitions are asked at once at most, 1 by default. */
    public int maxDegreeOfParallelism() {
        return maxDegreeOfParallelism;
    }

    /** The session token to read at, instead of the client's own. */
    public Optional<String> sessionToken() {
        return Optional.ofNullable(sessionToken);
    }

    /** How fresh the items must be; the client's own level without it. */
    public Optional<ConsistencyLevel> consistencyLevel() {
        return Optional.ofNullable(consistencyLevel);
    }

    /**
     * Builds options. Not thread-safe.
     *
     * @param <B> the concrete builder
     */
    public abstract static sealed class Builder<B extends Builder<B>> extends RequestOptions.Builder<B>
            permits ChangeFeedOptions.Builder, QueryOptions.Builder {
        private PartitionKey partitionKey;
        private FeedRange feedRange;
        private int maxItemCount;
        private int maxDegreeOfParallelism = 1;
        private String sessionToken;
        private ConsistencyLevel consistencyLevel;

        Builder() {}

        /** Takes over what all of these options have. */
        final B pages(FeedOptions given) {
            partitionKey = given.partitionKey;
            feedRange = given.feedRange;
            maxItemCount = given.maxItemCount;
            maxDegreeOfParallelism = given.maxDegreeOfParallelism;
            sessionToken = given.sessionToken;
            consistencyLevel = given.consistencyLevel;
            return common(given);
        }

        /**
         * Refused by lists and queries of databases and containers. With the continuation of a change feed: the key that it
         * is of.
         */
        public B partitionKey(PartitionKey key) {
            partitionKey = Check.notNull("partitionKey", key);
            return self();
        }

        /**
         * Instead of a partition key. Refused by lists and queries of databases and containers. With the continuation of a
         * change feed: the part of it to go on with.
         */
        public B feedRange(FeedRange range) {
            feedRange = Check.notNull("feedRange", range);
            return self();
        }

        /** At least 1. */
        public B maxItemCount(int items) {
            maxItemCount = Check.atLeast("maxItemCount", 1, items);
            return self();
        }

        /** At least 1. With more, partitions are asked ahead; rows of a query still come in the same order. */
        public B maxDegreeOfParallelism(int partitions) {
            maxDegreeOfParallelism = Check.atLeast("maxDegreeOfParallelism", 1, partitions);
            return self();
        }

        /** Refused by lists and queries of databases and containers. */
        public B sessionToken(String token) {
            sessionToken = HeaderRules.sessionToken(token);
            return self();
        }

        /** The account's level or a weaker one. Refused by lists and queries of databases and containers. */
        public B consistencyLevel(ConsistencyLevel level) {
            consistencyLevel = Check.notNull("consistencyLevel", level);
            return self();
        }
    }
}
