package io.aiocosmos.emulator.sql.aggregate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The aggregate functions; each takes one argument. */
public enum Aggregate {
    AVG("Average", SumAccumulator::average),
    COUNT("Count", CountAccumulator::ofDefined),
    COUNTIF("CountIf", CountAccumulator::ofTrue),
    MAKELIST("MakeList", CollectAccumulator::list),
    MAKESET("MakeSet", CollectAccumulator::set),
    MAX("Max", MinMaxAccumulator::greatest),
    MIN("Min", MinMaxAccumulator::least),
    SUM("Sum", SumAccumulator::sum);

    private static final Map<String, Aggregate> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    private final String planName;
    private final Supplier<Accumulator> maker;

    Aggregate(String planName, Supplier<Accumulator> maker) {
        this.planName = planName;
        this.maker = maker;
    }

    /** By the function's name in any case. */
    public static Optional<Aggregate> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }

    /** What query plans call it. */
    public String planName() {
        return planName;
    }

    /** A fresh one, for one group. */
    public Accumulator start() {
        return maker.get();
    }
}
