package io.aiocosmos.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Results of each client in each round, and their medians.
 *
 * @param <T> what a round gives
 */
final class Medians<T> {
    private final Map<Competitor, List<T>> rounds = new LinkedHashMap<>();

    void add(Competitor competitor, T round) {
        rounds.computeIfAbsent(competitor, first -> new ArrayList<>()).add(round);
    }

    Iterable<Competitor> competitors() {
        return rounds.keySet();
    }

    double of(Competitor competitor, ToDoubleFunction<T> figure) {
        double[] sorted =
                rounds.get(competitor).stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** By name; {@code NaN} if there is none of that name. */
    double of(String name, ToDoubleFunction<T> figure) {
        for (Competitor each : rounds.keySet()) if (each.name().equals(name)) return of(each, figure);
        return Double.NaN;
    }

    /** Of one to another, by their names; {@code NaN} if one of them took no part. */
    double ratio(String competitor, String other, ToDoubleFunction<T> figure) {
        return of(competitor, figure) / of(other, figure);
    }

    /** Of one over another, by their names; {@code NaN} if one of them took no part. */
    double difference(String competitor, String other, ToDoubleFunction<T> figure) {
        return of(competitor, figure) - of(other, figure);
    }

    /** To the bare client over the same transport, for a table. */
    String toLimit(Competitor competitor, ToDoubleFunction<T> figure) {
        double ratio = ratio(competitor.name(), competitor.limit(), figure);
        return Double.isNaN(ratio) ? "" : "%.2f".formatted(ratio);
    }
}
