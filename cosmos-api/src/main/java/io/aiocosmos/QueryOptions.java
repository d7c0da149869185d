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

    private QueryOptions(Builder b) {
        super(b);
        partitionKey = b.partitionKey;
        maxItemCount = b.maxItemCount;
        sessionToken = b.sessionToken;
        consistencyLevel = b.consistencyLevel;
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

    /** Builds {@link QueryOptions}. Not thread-safe. */
    public static final class Builder extends RequestOptions.Builder<Builder> {
        private PartitionKey partitionKey;
        private int maxItemCount;
        private String sessionToken;
        private ConsistencyLevel consistencyLevel;

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

        public QueryOptions build() {
            return new QueryOptions(this);
        }
    }
}
