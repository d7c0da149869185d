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
        throw new UnsupportedPlanException("the aggregate " + name);
    }

    Aggregate start(QueryLimits limits) {
        switch (this) {
            case AVERAGE:
                return new Averages();
            case MAX:
                return new Extremes(true);
            case MIN:
                return new Extremes(false);
            case SUM:
                return new Sums();
            case MAKE_LIST:
                return new Lists(false, limits);
            case MAKE_SET:
                return new Lists(true, limits);
            default:
                return new Counts();
        }
    }
}
