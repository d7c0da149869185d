package io.aiocosmos.core.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a partition range a query reads.
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

    /** Whether any of it lies between two points. */
    public boolean overlaps(String from, String until) {
        return PartitionKeyHash.compare(min, until) < 0 && PartitionKeyHash.compare(max, from) > 0;
    }

    /** Of this, what begins at a point or behind it. */
    public RangeScope from(String point) {
        return new RangeScope(range, later(min, point), max);
    }

    /** Of this, what ends at a point or before it. */
    public RangeScope until(String point) {
        return new RangeScope(range, min, earlier(max, point));
    }

    /** The ranges now between two points, cut to them, in order. */
    static List<RangeScope> between(RangeMap map, String min, String max) {
        List<RangeScope> scopes = new ArrayList<>();
        for (int i = map.indexOf(min); i < map.size(); i++) {
            PartitionRange range = map.get(i);
            if (PartitionKeyHash.compare(range.min(), max) >= 0) break;
            scopes.add(new RangeScope(range, later(range.min(), min), earlier(range.max(), max)));
        }
        return scopes;
    }

    /**
     * The ranges that any of the key ranges touches, in order, each once.
     *
     * @param within cuts them, {@code null} to have them whole
     */
    public static List<RangeScope> touchedBy(List<KeyRange> keys, RangeMap map, KeyRange within) {
        SortedMap<Integer, RangeScope> touched = new TreeMap<>();
        KeyRange bounds = within == null ? KeyRange.ALL : within;
        for (KeyRange key : keys) {
            int first = map.indexOf(later(key.min(), bounds.min()));
            for (int i = first; i < map.size(); i++) {
                RangeScope scope = RangeScope.of(map.get(i)).from(bounds.min()).until(bounds.max());
                if (scope.isEmpty() || !key.overlaps(scope.min, scope.max)) break;
                touched.put(i, scope);
            }
        }
        return new ArrayList<>(touched.values());
    }

    private static String later(String one, String other) {
        return PartitionKeyHash.compare(one, other) >= 0 ? one : other;
    }

    private static String earlier(String one, String other) {
        return PartitionKeyHash.compare(one, other) <= 0 ? one : other;
    }
}
