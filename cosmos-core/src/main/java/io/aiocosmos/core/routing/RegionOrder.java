package io.aiocosmos.core.routing;

import java.util.ArrayList;
import java.util.List;

/** Regions in the order to ask them: available ones, then marked ones. Immutable; choosing allocates nothing. */
final class RegionOrder {
    final Region[] regions;
    private final int available;

    private RegionOrder(Region[] regions, int available) {
        this.regions = regions;
        this.available = available;
    }

    /** In the given order, marked or not. */
    static RegionOrder fixed(List<Region> regions) {
        return new RegionOrder(regions.toArray(new Region[0]), regions.size());
    }

    /** Those marked last. */
    static RegionOrder of(List<Region> regions, UnavailableMarks marks, boolean writes) {
        List<Region> marked = new ArrayList<>();
        for (Region region : regions) if (marks.contains(region.origin(), writes)) marked.add(region);
        return new RegionOrder(fixed(regions).withLast(marked).regions, regions.size() - marked.size());
    }

    /** The same with some of them last. */
    RegionOrder withLast(List<Region> last) {
        if (last.isEmpty()) return this;
        List<Region> order = new ArrayList<>();
        for (Region region : regions) if (!last.contains(region)) order.add(region);
        for (Region region : regions) if (last.contains(region)) order.add(region);
        return new RegionOrder(order.toArray(new Region[0]), regions.length);
    }

    int count(List<String> excluded) {
        int count = 0;
        for (Region region : regions) if (!isExcluded(region, excluded)) count++;
        return count;
    }

    /** The first that is not excluded, or {@code null}. */
    Region first(List<String> excluded) {
        return firstFrom(0, excluded, null);
    }

    /**
     * The region to ask after one that failed, or {@code null} if none is left: the next in order, the first again after
     * the last. One that is marked or no longer here has lost its place, so the first follows it.
     */
    Region next(List<String> excluded, Region failed) {
        Region after = firstFrom(placeAfter(failed), excluded, failed);
        if (after == null) after = firstFrom(0, excluded, failed);
        return after == null ? first(excluded) : after;
    }

    /** Round robin. */
    Region at(int turn) {
        return regions[turn % regions.length];
    }

    /** The first that is neither excluded nor one of {@code others}, or {@code null}. */
    Region firstBut(List<Region> others, List<String> excluded) {
        for (Region region : regions) {
            boolean isOther = others.stream().anyMatch(other -> other.origin().equals(region.origin()));
            if (!isOther && !isExcluded(region, excluded)) return region;
        }
        return null;
    }

    private int placeAfter(Region failed) {
        for (int i = 0; i < available; i++) if (regions[i].origin().equals(failed.origin())) return i + 1;
        return 0;
    }

    private Region firstFrom(int start, List<String> excluded, Region other) {
        for (int i = start; i < regions.length; i++) {
            boolean isOther = other != null && regions[i].origin().equals(other.origin());
            if (!isOther && !isExcluded(regions[i], excluded)) return regions[i];
        }
        return null;
    }

    private static boolean isExcluded(Region region, List<String> excluded) {
        for (int i = 0; i < excluded.size(); i++) if (Region.sameName(region.name(), excluded.get(i))) return true;
        return false;
    }
}
