package io.aiocosmos.throughput;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What requests cost of late, for each operation. Thread-safe. */
final class CostEstimates {
    /** The client has fewer operations than that. */
    private static final int MOST = 100;

    private static final double WEIGHT_OF_LAST = 1 / 8.0;

    private final Map<String, Double> means = new ConcurrentHashMap<>();

    /** {@link Double#NaN} if it is not known yet. */
    double of(String operation) {
        return means.getOrDefault(operation, Double.NaN);
    }

    void learn(String operation, double charged) {
        if (charged <= 0 || means.size() >= MOST && !means.containsKey(operation)) return;
        means.merge(operation, charged, (mean, last) -> mean + (last - mean) * WEIGHT_OF_LAST);
    }
}
