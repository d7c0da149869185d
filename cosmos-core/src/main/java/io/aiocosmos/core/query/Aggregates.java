package io.aiocosmos.core.query;

/** Creates aggregates. */
final class Aggregates {
    private Aggregates() {}

    /** @param onElement called for each list element that is kept */
    static Aggregate start(AggregateKind kind, Runnable onElement) {
        switch (kind) {
            case MIN:
            case MAX:
                return new MinMaxAggregate(kind == AggregateKind.MAX);
            case MAKE_LIST:
            case MAKE_SET:
                return new ListAggregate(kind == AggregateKind.MAKE_SET, onElement);
            default:
                return new SumAggregate(kind);
        }
    }
}
