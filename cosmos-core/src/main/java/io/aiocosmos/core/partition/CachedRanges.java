package io.aiocosmos.core.partition;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.request.RangeLookup;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Finds the partition range of a key in the container metadata and ranges that are cached for other purposes. */
public final class CachedRanges implements RangeLookup {
    private static final int MAX_CONTAINERS = 10_000;

    private final RequestPipeline pipeline;
    private final ContainerMetadataCache metadataCache;
    private final RangeCache ranges;
    private final Map<String, Lookup> lookups = new ConcurrentHashMap<>();

    public CachedRanges(RequestPipeline pipeline, ContainerMetadataCache metadataCache, RangeCache ranges) {
        this.pipeline = pipeline.forWaiting();
        this.metadataCache = metadataCache;
        this.ranges = ranges;
    }

    @Override
    public RangeMap known(Link container) {
        return ranges.cached(container);
    }

    @Override
    public PartitionRange of(Link container, String key) {
        RangeMap map = ranges.cached(container);
        if (map == null) return null;
        if (map.size() == 1) return map.get(0);
        ContainerMetadata metadata = metadata(container, map);
        String epk = metadata == null ? null : metadata.epkOfWholeKey(key);
        return epk == null ? null : map.containing(epk);
    }

    private ContainerMetadata metadata(Link container, RangeMap map) {
        ContainerMetadata metadata = metadataCache.cached(container);
        return metadata == null || !isSameContainer(metadata.rid(), map.rid()) ? null : metadata;
    }

    @Override
    public boolean covers(Link container) {
        RangeMap map = ranges.cached(container);
        return map != null && (map.size() == 1 || metadata(container, map) != null);
    }

    private static boolean isSameContainer(String rid, String other) {
        return rid.isEmpty() || other.isEmpty() || rid.equals(other);
    }

    @Override
    public void find(Link container, boolean outdated) {
        if (lookups.size() > MAX_CONTAINERS) lookups.clear();
        Lookup lookup = lookups.computeIfAbsent(container.name(), first -> new Lookup());
        if (!lookup.begin(pipeline.waits().nanos())) return;
        CompletableFuture<?> rangesRead =
                outdated ? ranges.refresh(pipeline, container) : ranges.get(pipeline, container);
        CompletableFuture.allOf(rangesRead, metadataCache.get(pipeline, container, ""))
                .whenComplete((found, problem) -> lookup.end());
    }

    /** Resets the lookup delays of a container that was recreated. */
    public void forget(String container) {
        lookups.remove(container);
    }

    /**
     * Limits lookups of one container: the first few start without delay, because splits may come in a row; later ones
     * back off, for ranges that cannot be read or do not match.
     */
    private static final class Lookup {
        private static final int UNDELAYED = 5;
        private static final long MAX_DELAY = TimeUnit.MINUTES.toNanos(5);

        private boolean running;
        private int count;
        private long lastStart;

        synchronized boolean begin(long now) {
            long since = now - lastStart;
            if (count > 0 && since > 2 * MAX_DELAY) count = 0;
            int doublings = Math.min(10, count - UNDELAYED);
            if (running || doublings >= 0 && since < Math.min(MAX_DELAY, TimeUnit.SECONDS.toNanos(1L << doublings)))
                return false;
            running = true;
            count++;
            lastStart = now;
            return true;
        }

        synchronized void end() {
            running = false;
        }
    }
}
