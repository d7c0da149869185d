package io.aiocosmos.core.query;

/** The aggregates that a plan may require to combine, with the service's names. */
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
        throw UnsupportedQuery.because("the aggregate " + name);
    }
}
