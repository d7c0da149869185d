package io.aiocosmos.core.partition;

import io.aiocosmos.core.session.TokenRanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All partition ranges of a container, without gap or overlap. Immutable; a look-up takes as long
 * among many as among few. */
public final class RangeMap implements TokenRanges {
    private static final String END = "FF";

    private final String rid;
    private final PartitionRange[] ranges;
    private final String[] mins;
    private final PrefixIndex index;
    private volatile Set<String> met;

    private RangeMap(String rid, PartitionRange[] ranges) {
        this.rid = rid;
        this.ranges = ranges;
        this.mins = new String[ranges.length];
        for (int i = 0; i < mins.length; i++) mins[i] = ranges[i].min();
        this.index = new PrefixIndex(mins);
    }

    /**
     * The map of what the service listed, which may hold ranges together with those they were split or merged into.
     *
     * @param rid of the container, empty if the service did not say
     * @return {@code null} if that has a gap or an overlap: it was read while it changed
     */
    public static RangeMap of(String rid, List<PartitionRange> listed) {
        Set<String> gone = new HashSet<>();
        for (PartitionRange range : listed) gone.addAll(range.parents());
        List<PartitionRange> present = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PartitionRange range : listed) if (!gone.contains(range.id()) && seen.add(range.id())) present.add(range);
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

    /** This map with news; {@code null} if they do not fit, so that all must be read anew. */
    public RangeMap with(List<PartitionRange> news) {
        List<PartitionRange> all = new ArrayList<>(news);
        all.addAll(List.of(ranges));
        return of(rid, all);
    }

    /** Of the container that it is the map of, empty if that is not known. */
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

    /** Whether a range is one of these, or one that they came of; else it is news. */
    @Override
    public boolean knows(String rangeId) {
        Set<String> ids = met;
        if (ids == null) met = ids = ids();
        return ids.contains(rangeId);
    }

    private Set<String> ids() {
        Set<String> ids = new HashSet<>();
        for (PartitionRange range : ranges) {
            ids.add(range.id());
            ids.addAll(range.parents());
        }
        return ids;
    }

    /** The range that an effective partition key lies in. */
    public PartitionRange containing(String epk) {
        return ranges[indexOf(epk)];
    }

    /** Index of the last range that begins at or before the key. */
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
