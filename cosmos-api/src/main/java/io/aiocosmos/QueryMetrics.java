package io.aiocosmos;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the service measured while it ran a query, added up over all requests behind a page. Immutable.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query-metrics">Query metrics</a>
 */
public final class QueryMetrics {
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final Map<String, Double> values;

    private QueryMetrics(Map<String, Double> values) {
        this.values = values;
    }

    /** @param values by the service's names */
    public static QueryMetrics of(Map<String, Double> values) {
        return new QueryMetrics(Collections.unmodifiableMap(new TreeMap<>(Check.notNull("values", values))));
    }

    /** Both added up: those of all pages are those of the query. */
    public QueryMetrics plus(QueryMetrics other) {
        Map<String, Double> sum = new TreeMap<>(values);
        Check.notNull("other", other).values.forEach((name, value) -> sum.merge(name, value, Double::sum));
        return new QueryMetrics(Collections.unmodifiableMap(sum));
    }

    /** Items that were loaded to find the result. */
    public long retrievedDocumentCount() {
        return (long) value("retrievedDocumentCount");
    }

    /** Bytes of the items that were loaded. */
    public long retrievedDocumentSize() {
        return (long) value("retrievedDocumentSize");
    }

    /** Rows of the result. */
    public long outputDocumentCount() {
        return (long) value("outputDocumentCount");
    }

    /** Time the service spent on the query. */
    public Duration totalExecutionTime() {
        return Duration.ofNanos((long) (value("totalExecutionTimeInMs") * NANOS_PER_MILLI));
    }

    /** Everything the service reported, by its own names; times are in milliseconds. */
    public Map<String, Double> values() {
        return values;
    }

    private double value(String name) {
        return values.getOrDefault(name, 0.0);
    }

    @Override
    public String toString() {
        return "QueryMetrics" + values;
    }
}
