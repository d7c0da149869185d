package io.aiocosmos.core.request;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.retry.AttemptFailure;
import io.aiocosmos.core.routing.Access;
import io.aiocosmos.core.routing.EndpointRouter;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.session.TokenRange;
import io.aiocosmos.core.time.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chooses the region of each attempt and learns from its end, for each partition key range apart where that is asked for:
 * which regions fail it, and where its writes go if that is not the account's write region. As long as all ranges are as
 * usual, nobody asks which one a request is for. Ranges that come of a split or a merge begin as those before them were.
 * Thread-safe.
 */
final class PartitionTracker {
    private static final int MAX_ENTRIES = 10_000;

    private final EndpointRouter router;
    private final Timing timing;
    private final Observer observer; // null without a listener
    volatile RangeLookup ranges; // null as long as nobody keeps any
    private final Map<String, RegionHealth> failing = new ConcurrentHashMap<>(); // by range, access and region
    private final Map<String, Region> writeRegions = new ConcurrentHashMap<>(); // by range
    private final Set<String> heirs = ConcurrentHashMap.newKeySet(); // ranges that know what was before them

    PartitionTracker(EndpointRouter router, Timing timing, Observer observer) {
        this.router = router;
        this.timing = timing;
        this.observer = observer;
    }

    /** {@code null} if it is not known, or all are alike. */
    private String range(Operation operation) {
        if (operation.container == null || ranges == null || !router.tracksPartitions()) return null;
        TokenRange range = operation.options.range();
        String key = range == null ? operation.partitionKey() : null;
        if (key != null) range = ranges.of(operation.container, key);
        if (range == null) return null;
        String container = operation.container.name() + '/';
        String name = container + range.id();
        if (!range.parents().isEmpty() && heirs.add(name))
            for (String parent : range.parents()) inherit(container + parent, name);
        return name;
    }

    /** Once, from a range that is gone: what it was like is not what the new one is like later. */
    private void inherit(String before, String range) {
        if (heirs.size() > MAX_ENTRIES) heirs.clear();
        Region moved = writeRegions.get(before);
        if (moved != null) writeRegions.put(range, moved);
        for (Map.Entry<String, RegionHealth> each : failing.entrySet())
            if (each.getKey().startsWith(before + '/'))
                failing.put(
                        range + each.getKey().substring(before.length()),
                        each.getValue().copy());
    }

    private static String key(String range, Access access, Region region) {
        return range + '/' + access + region.name();
    }

    /** @param failed where the attempt before failed; {@code null} for the first attempt */
    Region next(Operation operation, List<String> excluded, Region failed) {
        Access access = operation.kind.access;
        List<Region> last = List.of();
        String range = failing.isEmpty() && writeRegions.isEmpty() ? null : range(operation);
        if (range != null) {
            Region moved = access == Access.WRITE && failed == null ? writeRegion(range) : null;
            if (moved != null) return moved;
            last = avoided(range, access);
        }
        while (true) {
            Region region = router.next(access, excluded, failed, last);
            RegionHealth health = range == null ? null : failing.get(key(range, access, region));
            if (health == null || last.contains(region) || health.accepts(timing.nanos())) return region;
            last.add(region);
        }
    }

    /** Whether the region is avoided for the operation's range, so that a request there shows whether it is well. */
    boolean isProbe(Operation operation, Region region) {
        String range = failing.isEmpty() ? null : range(operation);
        RegionHealth health = range == null ? null : failing.get(key(range, operation.kind.access, region));
        return health != null && health.isOpen();
    }

    private List<Region> avoided(String range, Access access) {
        List<Region> avoided = new ArrayList<>();
        for (Region region : router.regions(access)) {
            RegionHealth health = failing.get(key(range, access, region));
            if (health != null && health.isAvoided(timing.nanos())) avoided.add(region);
        }
        return avoided;
    }

    private Region writeRegion(String range) {
        Region moved = router.movesWrites() ? writeRegions.get(range) : null;
        return moved != null && router.knows(moved) ? moved : null;
    }

    /** The region that takes the writes of the operation's range, {@code null} if that is the account's. */
    Region writeRegion(Operation operation) {
        String range = writeRegions.isEmpty() ? null : range(operation);
        return range == null ? null : writeRegion(range);
    }

    /** Whether the write may find its range's write region elsewhere. */
    boolean movesWrites(Operation operation) {
        return operation.kind.access == Access.WRITE && router.movesWrites() && range(operation) != null;
    }

    private void moveWrites(String range, Region region) {
        if (writeRegions.size() >= MAX_ENTRIES) writeRegions.clear();
        if (region.equals(router.writeRegion())) writeRegions.remove(range);
        else writeRegions.put(range, region);
    }

    /** The region took the request; if that was for hubs only, it takes writes too. */
    void succeeded(Operation operation, Region region, boolean hubOnly) {
        if (operation.container == null || ranges == null || !router.tracksPartitions()) return;
        if (!ranges.covers(operation.container)) ranges.find(operation.container, false);
        boolean writes = (hubOnly || operation.kind.access == Access.WRITE) && router.movesWrites();
        boolean moved = writes && !(writeRegions.isEmpty() && region.equals(router.writeRegion()));
        String range = moved || !failing.isEmpty() ? range(operation) : null;
        if (range == null) return;
        if (moved) moveWrites(range, region);
        String key = key(range, operation.kind.access, region);
        RegionHealth health = failing.get(key);
        if (health == null) return;
        boolean closed = health.succeeded();
        if (health.isWell()) failing.remove(key);
        if (closed) report(range, operation, region, false);
    }

    /**
     * @param retried whether there is another attempt, which will show where the writes of the range go
     * @param other where they may go instead; {@code null} if all regions were asked, or they do not move
     */
    void failed(Operation operation, Region region, AttemptFailure failure, boolean retried, Region other) {
        if (failure.isRefusal()) succeeded(operation, region, false);
        boolean moves = movesWrites(operation);
        boolean counts = failure.blamesRegion() && (moves || breaksCircuit(operation));
        String range = counts || moves ? range(operation) : null;
        if (range == null) return;
        boolean tooMany = counts && tooMany(range, operation, region);
        if (moves && (tooMany || failure.movesWrites()) && (other == null || !retried))
            moveWrites(range, other == null ? router.writeRegion() : other);
    }

    /**
     * The region had not responded when a hedge to another had; source: the service's SDKs for Java and Python.
     *
     * @param region {@code null} if none was being asked: the call waited for the account, or for a token
     */
    void lost(Operation operation, Region region) {
        String range = region != null && breaksCircuit(operation) ? range(operation) : null;
        if (range != null) tooMany(range, operation, region);
    }

    private boolean breaksCircuit(Operation operation) {
        Access access = operation.kind.access;
        boolean counts = router.breaksCircuits() && (access == Access.READ || router.multipleWrites());
        return counts && router.regions(access).length > 1;
    }

    private boolean tooMany(String range, Operation operation, Region region) {
        if (failing.size() >= MAX_ENTRIES) failing.clear();
        Access access = operation.kind.access;
        int limit = access == Access.READ ? RegionHealth.READ_FAILURES : RegionHealth.WRITE_FAILURES;
        boolean opened = failing.computeIfAbsent(key(range, access, region), key -> new RegionHealth(limit))
                .failed(timing.nanos());
        if (opened) report(range, operation, region, true);
        return opened;
    }

    private void report(String range, Operation operation, Region region, boolean open) {
        if (observer != null) observer.circuitBreakerChanged(range, operation, region, open);
    }
}
