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

    private QueryOptions(Builder b) {
        super(b);
        partitionKey = b.partitionKey;
        maxItemCount = b.maxItemCount;
        sessionToken = b.sessionToken;
        consistencyLevel = b.consistencyLevel;
        maxDegreeOfParallelism = b.maxDegreeOfParallelism;
        maxBufferedItems = b.maxBufferedItems;
    }

    public static QueryOptions defaults() {
        return DEFAULTS;
    }

    /** The defaults, within one partition key. */
    public static QueryOptions inPartition(PartitionKey key) {
        return builder().partitionKey(key).build();
    }

    public static Builder builder() {
        return new Builder();
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

    public Optional<ConsistencyLevel> consistencyLevel() {
        return Optional.ofNullable(consistencyLevel);
    }

    /** How many partitions are asked at once at most, 1 by default. */
    public int maxDegreeOfParallelism() {
        return maxDegreeOfParallelism;
    }

    /** How many rows, groups or distinct values a query may keep in memory, 100,000 by default. */
    public int maxBufferedItems() {
        return maxBufferedItems;
    }

    /** Builds {@link QueryOptions}. Not thread-safe. */
    public static final class Builder extends RequestOptions.Builder<Builder> {
        private PartitionKey partitionKey;
        private int maxItemCount;
        private String sessionToken;
        private ConsistencyLevel consistencyLevel;
        private int maxDegreeOfParallelism = 1;
        private int maxBufferedItems = 100_000;

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
            sessionToken = TokenRules.sessionToken(token);
            return this;
        }

        /** Refused by lists and queries of databases and containers. */
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

        public QueryOptions build() {
            return new QueryOptions(this);
        }
    }
}
