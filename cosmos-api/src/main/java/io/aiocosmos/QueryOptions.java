package io.aiocosmos;

/** Options of queries and lists. Immutable. */
public final class QueryOptions extends FeedOptions {
    private static final QueryOptions DEFAULTS = builder().build();

    private final int maxBufferedItems;
    private final boolean queryMetrics;
    private final boolean indexMetrics;

    private QueryOptions(Builder b) {
        super(b);
        maxBufferedItems = b.maxBufferedItems;
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
        Builder builder = new Builder().pages(this);
        builder.maxBufferedItems = maxBufferedItems;
        builder.queryMetrics = queryMetrics;
        builder.indexMetrics = indexMetrics;
        return builder;
    }

    /** These options within a partition key. */
    QueryOptions within(PartitionKey key) {
        Check.notNull("partitionKey", key);
        if (!partitionKey().orElse(key).equals(key))
            throw new IllegalArgumentException("the options name another partition key than the call");
        return toBuilder().partitionKey(key).build();
    }

    /** How many rows, groups, distinct values or elements of all its lists a query may keep in memory, 100,000 by default. */
    public int maxBufferedItems() {
        return maxBufferedItems;
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
    public static final class Builder extends FeedOptions.Builder<Builder> {
        private int maxBufferedItems = 100_000;
        private boolean queryMetrics;
        private boolean indexMetrics;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** At least 1. What needs more, such as GROUP BY over many groups, fails with an {@link IllegalStateException}. */
        public Builder maxBufferedItems(int items) {
            maxBufferedItems = Check.atLeast("maxBufferedItems", 1, items);
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
            return new QueryOptions(this);
        }
    }
}
