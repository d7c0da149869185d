package io.aiocosmos.core.partition;

import io.aiocosmos.core.session.TokenRanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All partition ranges of a container, without gap or overlap. Immutable. The time of a lookup does not grow with the
 * number of ranges.
 */
public final class RangeMap implements TokenRanges {
    private static final String END = "FF";

    private final String rid;
    private final PartitionRange[] ranges;
    private final String[] mins;
    private final PrefixIndex index;
    private volatile Set<String> knownIds;

    private RangeMap(String rid, PartitionRange[] ranges) {
        this.rid = rid;
        this.ranges = ranges;
        this.mins = new String[ranges.length];
        for (int i = 0; i < mins.length; i++) mins[i] = ranges[i].min();
        this.index = new PrefixIndex(mins);
    }

    /**
     * Builds the map of the ranges that the service listed. The list may still have ranges that were split or merged.
     *
     * @param rid of the container, empty if the service did not say
     * @return {@code null} if there is a gap or an overlap, because the ranges changed during the read
     */
    public static RangeMap of(String rid, List<PartitionRange> listed) {
        Set<String> replaced = new HashSet<>();
        for (PartitionRange range : listed) replaced.addAll(range.parents());
        List<PartitionRange> present = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PartitionRange range : listed)
            if (!replaced.contains(range.id()) && seen.add(range.id())) present.add(range);
        present.sort(Comparator.comparing(PartitionRange::min, PartitionKeyHash::compare));
        return isWhole(present) ? new RangeMap(rid, present.toArray(new PartitionRange[0])) : null;
    }

    private static boolean isWhole(List<PartitionRange> sorted) {
        String expected = "";
        for (PartitionRange range : sorted) {
            if (PartitionKeyHash.compare(range.min(), expected) != 0) return false;
            expected = range.max();
        }
        return expected.equals(END);
    }

    /** Applies an incremental read; {@code null} if the changes do not fit, so that a full reload is needed. */
    public RangeMap with(List<PartitionRange> changes) {
        List<PartitionRange> all = new ArrayList<>(changes);
        all.addAll(List.of(ranges));
        return of(rid, all);
    }

    /** Rid of the container, empty if unknown. */
    @Override
    public String rid() {
        return rid;
    }

    public int size() {
        return ranges.length;
    }

    public PartitionRange get(int i) {
        return ranges[i];
    }

    /** Whether a range is one of these or a parent of one; else this map is outdated. */
    @Override
    public boolean knows(String rangeId) {
        Set<String> ids = knownIds;
        if (ids == null) knownIds = ids = ids();
        return ids.contains(rangeId);
    }

    /** The keys of a range or of its children; {@code null} if it is none of these. */
    public KeyRange keysOf(String rangeId) {
        String min = null;
        String max = null;
        for (PartitionRange range : ranges) {
            if (!range.id().equals(rangeId) && !range.parents().contains(rangeId)) continue;
            if (min == null) min = range.min();
            max = range.max();
        }
        return min == null ? null : KeyRange.between(min, max);
    }

    private Set<String> ids() {
        Set<String> ids = new HashSet<>();
        for (PartitionRange range : ranges) {
            ids.add(range.id());
            ids.addAll(range.parents());
        }
        return ids;
    }

    /** The range that contains an effective partition key. */
    public PartitionRange containing(String epk) {
        return ranges[indexOf(epk)];
    }

    /** Index of the range that contains the key. */
    public int indexOf(String epk) {
        return indexOf(epk, PartitionKeyHash::compare);
    }

    int indexOf(String epk, Comparator<String> order) {
        int slot = index.slot(epk);
        int low = index.lowest(slot);
        int high = index.highest(slot);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (order.compare(mins[middle], epk) <= 0) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
