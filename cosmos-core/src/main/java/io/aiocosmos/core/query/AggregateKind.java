package io.aiocosmos.core.query;

/** The aggregates that a plan may ask to combine, by the service's names. */
enum AggregateKind {
    AVERAGE("Average"),
    COUNT("Count"),
    MAX("Max"),
    MIN("Min"),
    SUM("Sum"),
    COUNT_IF("CountIf"),
    MAKE_LIST("MakeList"),
    MAKE_SET("MakeSet");

    private final String wireName;

    AggregateKind(String wireName) {
        this.wireName = wireName;
    }

    static AggregateKind of(String name) {
        for (AggregateKind kind : values()) if (kind.wireName.equals(name)) return kind;
        throw QueryPlan.unsupported("the aggregate " + name);
    }

    /** @param counted told of every element of a list that is kept */
    Aggregate start(Runnable counted) {
        if (this == MIN || this == MAX) return new MinMaxAggregate(this == MAX);
        if (this == MAKE_LIST || this == MAKE_SET) return new ListAggregate(this == MAKE_SET, counted);
        return new SumAggregate(this);
    }
}
