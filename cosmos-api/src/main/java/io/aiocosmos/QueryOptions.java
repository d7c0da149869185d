package io.aiocosmos;

import java.util.Optional;
import java.util.OptionalInt;

/** Options of queries and lists. Immutable. */
public final class QueryOptions extends RequestOptions {
    private static final QueryOptions DEFAULTS = builder().build();

    private final PartitionKey partitionKey;
    private final int maxItemCount;
    private final String sessionToken;
    private final ConsistencyLevel consistencyLevel;
    private final int maxDegreeOfParallelism;
    private final int maxBufferedItems;
    private final FeedRange feedRange;
    private final boolean queryMetrics;
    private final boolean indexMetrics;

    private QueryOptions(Builder b) {
        super(b);
        partitionKey = b.partitionKey;
        maxItemCount = b.maxItemCount;
        sessionToken = b.sessionToken;
        consistencyLevel = b.consistencyLevel;
        maxDegreeOfParallelism = b.maxDegreeOfParallelism;
        maxBufferedItems = b.maxBufferedItems;
        feedRange = b.feedRange;
        queryMetrics = b.queryMetrics;
        indexMetrics = b.indexMetrics;
    }

    /** Nothing but defaults. */
    public static QueryOptions defaults() {
        return DEFAULTS;
    }

    /** The defaults, within one partition key. */
    public static QueryOptions inPartition(PartitionKey key) {
        return builder().partitionKey(key).build();
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with all of these options. */
    public Builder toBuilder() {
        Builder builder = new Builder().common(this);
        builder.partitionKey = partitionKey;
        builder.maxItemCount = maxItemCount;
        builder.sessionToken = sessionToken;
        builder.consistencyLevel = consistencyLevel;
        builder.maxDegreeOfParallelism = maxDegreeOfParallelism;
        builder.maxBufferedItems = maxBufferedItems;
        builder.feedRange = feedRange;
        builder.queryMetrics = queryMetrics;
        builder.indexMetrics = indexMetrics;
        return builder;
    }

    /** These options within a partition key. */
    QueryOptions within(PartitionKey key) {
        if (partitionKey != null && !partitionKey.equals(Check.notNull("partitionKey", key)))
            throw new IllegalArgumentException("the options name another partition key than the call");
        return toBuilder().partitionKey(key).build();
    }

    /** The partition key to stay within; all partitions without it. */
    public Optional<PartitionKey> partitionKey() {
        return Optional.ofNullable(partitionKey);
    }

    /** The most items the service may put on one page; without it the service decides. */
    public OptionalInt maxItemCount() {
        return maxItemCount == 0 ? OptionalInt.empty() : OptionalInt.of(maxItemCount);
    }

    /** The session token to read at, instead of the client's own. */
    public Optional<String> sessionToken() {
        return Optional.ofNullable(sessionToken);
    }

    /** How fresh the rows must be; the client's own level without it. */
    public Optional<ConsistencyLevel> consistencyLevel() {
        return Optional.ofNullable(consistencyLevel);
    }

    /** How many partitions are asked at once at most, 1 by default. */
    public int maxDegreeOfParallelism() {
        return maxDegreeOfParallelism;
    }

    /** How many rows, groups, distinct values or elements of all its lists a query may keep in memory, 100,000 by default. */
    public int maxBufferedItems() {
        return maxBufferedItems;
    }

    /** The part of the container to stay within; all of it without it. */
    public Optional<FeedRange> feedRange() {
        return Optional.ofNullable(feedRange);
    }

    /** Whether pages are to have {@link CosmosPage#queryMetrics}. */
    public boolean queryMetrics() {
        return queryMetrics;
    }

    /** Whether pages are to have {@link CosmosPage#indexMetrics}. */
    public boolean indexMetrics() {
        return indexMetrics;
    }

    /** Builds {@link QueryOptions}. Not thread-safe. */
    public static final class Builder extends RequestOptions.Builder<Builder> {
        private PartitionKey partitionKey;
        private int maxItemCount;
        private String sessionToken;
        private ConsistencyLevel consistencyLevel;
        private int maxDegreeOfParallelism = 1;
        private int maxBufferedItems = 100_000;
        private FeedRange feedRange;
        private boolean queryMetrics;
        private boolean indexMetrics;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** Refused by lists and queries of databases and containers. */
        public Builder partitionKey(PartitionKey key) {
            partitionKey = Check.notNull("partitionKey", key);
            return this;
        }

        /** At least 1. */
        public Builder maxItemCount(int items) {
            maxItemCount = Check.atLeast("maxItemCount", 1, items);
            return this;
        }

        /** Refused by lists and queries of databases and containers. */
        public Builder sessionToken(String token) {
            sessionToken = HeaderRules.sessionToken(token);
            return this;
        }

        /** The account's level or a weaker one. Refused by lists and queries of databases and containers. */
        public Builder consistencyLevel(ConsistencyLevel level) {
            consistencyLevel = Check.notNull("consistencyLevel", level);
            return this;
        }

        /** At least 1. With more, partitions are asked ahead; the rows still come in the same order. */
        public Builder maxDegreeOfParallelism(int partitions) {
            maxDegreeOfParallelism = Check.atLeast("maxDegreeOfParallelism", 1, partitions);
            return this;
        }

        /** At least 1. What needs more, such as GROUP BY over many groups, fails with an {@link IllegalStateException}. */
        public Builder maxBufferedItems(int items) {
            maxBufferedItems = Check.atLeast("maxBufferedItems", 1, items);
            return this;
        }

        /** Instead of a partition key. Refused by lists and queries of databases and containers. */
        public Builder feedRange(FeedRange range) {
            feedRange = Check.notNull("feedRange", range);
            return this;
        }

        /** Asks the service what each page cost it. */
        public Builder queryMetrics(boolean wanted) {
            queryMetrics = wanted;
            return this;
        }

        /** Asks the service which indexes it used and which it missed; costs time, so for development. */
        public Builder indexMetrics(boolean wanted) {
            indexMetrics = wanted;
            return this;
        }

        /** @throws IllegalArgumentException if both a partition key and a feed range were set */
        public QueryOptions build() {
            if (partitionKey != null && feedRange != null)
                throw new IllegalArgumentException("partitionKey and feedRange exclude each other: set one of them");
            return new QueryOptions(this);
        }
    }
}
