package io.aiocosmos.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What each contender had in each round, and medians of it.
 *
 * @param <T> what a round gives
 */
final class Medians<T> {
    private final Map<Contender, List<T>> rounds = new LinkedHashMap<>();

    void add(Contender contender, T round) {
        rounds.computeIfAbsent(contender, first -> new ArrayList<>()).add(round);
    }

    Iterable<Contender> contenders() {
        return rounds.keySet();
    }

    double of(Contender contender, ToDoubleFunction<T> figure) {
        double[] sorted =
                rounds.get(contender).stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** By name; {@code NaN} if there is none of that name. */
    double of(String name, ToDoubleFunction<T> figure) {
        for (Contender each : rounds.keySet()) if (each.name().equals(name)) return of(each, figure);
        return Double.NaN;
    }

    /** Of one to another, by their names; {@code NaN} if one of them took no part. */
    double ratio(String contender, String other, ToDoubleFunction<T> figure) {
        return of(contender, figure) / of(other, figure);
    }

    /** Of one over another, by their names; {@code NaN} if one of them took no part. */
    double difference(String contender, String other, ToDoubleFunction<T> figure) {
        return of(contender, figure) - of(other, figure);
    }

    /** To the bare client over the same transport, for a table. */
    String toLimit(Contender contender, ToDoubleFunction<T> figure) {
        double ratio = ratio(contender.name(), contender.limit(), figure);
        return Double.isNaN(ratio) ? "" : "%.2f".formatted(ratio);
    }
}
