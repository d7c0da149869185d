package io.aiocosmos.emulator.store;

import static java.util.stream.Collectors.toMap;

import io.aiocosmos.emulator.region.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * What the regions have of one partition key range. While one region takes all writes, that is one partition; when several
 * do, each has its own, made of the same state when one is first asked for. Thread-safe.
 */
final class ReplicaSet {
    private final Map<Region, Partition> regions = new ConcurrentSkipListMap<>(Comparator.comparingInt(Region::index));
    private final Account account;
    private final Partition primary;
    private boolean ended;

    ReplicaSet(Account account, Partition primary) {
        this.account = account;
        this.primary = primary;
    }

    Partition at(Region region) {
        boolean several = account.regions().flags().multipleWriteLocations();
        Partition known = regions.get(region);
        if (several && known != null) return known;
        if (!several && regions.isEmpty()) return primary;
        return several ? begin(region) : unite();
    }

    /** All partitions: one if one region takes all writes. */
    List<Partition> all() {
        return regions.isEmpty() ? List.of(primary) : List.copyOf(regions.values());
    }

    private synchronized Partition begin(Region asked) {
        if (ended) return primary;
        List<Region> wanted = new ArrayList<>(account.regions().present());
        wanted.add(asked);
        return locked(() -> {
            Region first = account.regions().writeRegion().region();
            if (regions.isEmpty()) regions.put(first, primary.replicate(first));
            wanted.removeIf(regions::containsKey);
            publish(wanted.stream().distinct().collect(toMap(region -> region, primary::copyFor)));
            return regions.get(asked);
        });
    }

    /** All at once: what one of them writes must not pass by another. */
    private void publish(Map<Region, Partition> more) {
        more.values().forEach(Partition::lock);
        regions.putAll(more);
        more.values().forEach(Partition::unlock);
    }

    /** Brings what is on its way to one partition, which alone goes on. */
    private synchronized Partition unite() {
        if (regions.isEmpty()) return primary;
        return locked(() -> {
            for (Partition each : regions.values()) if (each != primary) each.end();
            primary.unite();
            regions.clear();
            return primary;
        });
    }

    /** The same before the range is split or merged; from then on it stays so. */
    synchronized void end() {
        unite();
        ended = true;
    }

    /** Under the locks of all partitions: none writes meanwhile. */
    private <R> R locked(Supplier<R> action) {
        List<Partition> all = all();
        all.forEach(Partition::lock);
        try {
            return action.get();
        } finally {
            all.forEach(Partition::unlock);
        }
    }

    void ship(Region from, Shipment shipment) {
        regions.forEach((region, partition) -> {
            if (region != from) partition.replica().accept(from, shipment);
        });
    }
}
