package io.aiocosmos.emulator;

import io.aiocosmos.emulator.wire.QueryFacts;

/**
 * What a query or a list of items makes the service do. The same whether a client asks for the whole container or for one
 * partition key range after the other. Immutable.
 */
public final class EmulatorQuery {
    private final QueryFacts facts;

    EmulatorQuery(QueryFacts facts) {
        this.facts = facts;
    }

    /**
     * As the application wrote it, without the values of its parameters: not what a plan makes of it, if this emulator made
     * the plan. Empty for a list of items.
     */
    public String text() {
        return facts.text();
    }

    /**
     * Whether it may find items of several partition keys. It does not if the request or its filter names one key, or the
     * first components of a hierarchical one; nor if its filter names each item by key and id, as reads of many items do.
     */
    public boolean isCrossPartition() {
        return facts.crossPartition();
    }

    /**
     * Whether all items of the container, or of the range, have to be loaded. So it is of a query across partitions if no
     * index narrows down its filter ({@code UPPER(c.name) = 'X'}, or a path that the indexing policy excludes); without a
     * filter, if it has no TOP or LIMIT and does more than count.
     */
    public boolean isFullScan() {
        return facts.fullScan();
    }

    /** What it is, never its text. */
    @Override
    public String toString() {
        return (isCrossPartition() ? "cross-partition " : "") + (isFullScan() ? "full scan" : "query");
    }
}
