package io.aiocosmos.core.partition;

import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.wire.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The part of a partition range that a query reads.
 *
 * @param range the range
 * @param min inclusive
 * @param max exclusive
 */
public record RangeScope(PartitionRange range, String min, String max) {
    public static RangeScope of(PartitionRange range) {
        return new RangeScope(range, range.min(), range.max());
    }

    public boolean isWhole() {
        return min.equals(range.min()) && max.equals(range.max());
    }

    private boolean isEmpty() {
        return PartitionKeyHash.compare(min, max) >= 0;
    }

    /** Says to the service which part of which range is meant. */
    public void applyTo(OperationBuilder operation) {
        operation.header(Headers.RANGE_ID, range.id()).range(range);
        if (!isWhole())
            operation
                    .header(Headers.READ_KEY_TYPE, "EffectivePartitionKeyRange")
                    .header(Headers.START_EPK, min)
                    .header(Headers.END_EPK, max);
    }

    /** Whether it overlaps the keys between two points. */
    public boolean overlaps(String from, String until) {
        return PartitionKeyHash.compare(min, until) < 0 && PartitionKeyHash.compare(max, from) > 0;
    }

    /** The part of it from a point on. */
    public RangeScope from(String point) {
        return new RangeScope(range, later(min, point), max);
    }

    /** The part of it before a point. */
    public RangeScope until(String point) {
        return new RangeScope(range, min, earlier(max, point));
    }

    /** The ranges between two points, cut to them, in order. */
    public static List<RangeScope> between(RangeMap map, String min, String max) {
        List<RangeScope> scopes = new ArrayList<>();
        for (int i = map.indexOf(min); i < map.size(); i++) {
            PartitionRange range = map.get(i);
            if (PartitionKeyHash.compare(range.min(), max) >= 0) break;
            scopes.add(new RangeScope(range, later(range.min(), min), earlier(range.max(), max)));
        }
        return scopes;
    }

    /**
     * The partition ranges that overlap any of the key ranges, in order, each once.
     *
     * @param bounds to cut them to; {@code null} for whole ranges
     */
    public static List<RangeScope> overlapping(List<KeyRange> keys, RangeMap map, KeyRange bounds) {
        SortedMap<Integer, RangeScope> touched = new TreeMap<>();
        KeyRange limits = bounds == null ? KeyRange.ALL : bounds;
        for (KeyRange key : keys) {
            int first = map.indexOf(later(key.min(), limits.min()));
            for (int i = first; i < map.size(); i++) {
                RangeScope scope = RangeScope.of(map.get(i)).from(limits.min()).until(limits.max());
                if (scope.isEmpty() || !key.overlaps(scope.min, scope.max)) break;
                touched.put(i, scope);
            }
        }
        return new ArrayList<>(touched.values());
    }

    /** The later of two points. */
    public static String later(String one, String other) {
        return PartitionKeyHash.compare(one, other) >= 0 ? one : other;
    }

    /** The earlier of two points. */
    public static String earlier(String one, String other) {
        return PartitionKeyHash.compare(one, other) <= 0 ? one : other;
    }
}
