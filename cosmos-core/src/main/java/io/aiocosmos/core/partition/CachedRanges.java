package io.aiocosmos.core.partition;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.request.RangeLookup;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Where keys live, by the definitions and partition ranges that the client keeps for other purposes. */
public final class CachedRanges implements RangeLookup {
    private static final int MAX_KEPT = 10_000;

    private final RequestPipeline pipeline;
    private final ContainerMetadataCache definitions;
    private final RangeCache ranges;
    private final Map<String, Search> searches = new ConcurrentHashMap<>();

    public CachedRanges(RequestPipeline pipeline, ContainerMetadataCache definitions, RangeCache ranges) {
        this.pipeline = pipeline.forWaiting();
        this.definitions = definitions;
        this.ranges = ranges;
    }

    @Override
    public RangeMap known(Link container) {
        return ranges.ifKnown(container);
    }

    @Override
    public PartitionRange of(Link container, String key) {
        RangeMap map = ranges.ifKnown(container);
        if (map == null) return null;
        if (map.size() == 1) return map.get(0);
        ContainerMetadata definition = definitions.known(container);
        if (definition == null || !isOfOne(definition.rid(), map.rid())) return null;
        String epk = definition.epkOfWhole(key);
        return epk == null ? null : map.containing(epk);
    }

    private static boolean isOfOne(String rid, String other) {
        return rid.isEmpty() || other.isEmpty() || rid.equals(other);
    }

    @Override
    public void find(Link container, boolean stale) {
        if (searches.size() > MAX_KEPT) searches.clear();
        Search search = searches.computeIfAbsent(container.name(), first -> new Search());
        if (!search.begin(pipeline.nanos())) return;
        CompletableFuture<?> wanted = stale ? ranges.renewed(pipeline, container) : ranges.get(pipeline, container);
        CompletableFuture.allOf(wanted, definitions.get(pipeline, container, "", "readContainer"))
                .whenComplete((found, problem) -> search.end());
    }

    /** Container made anew: what was found of the old one is nothing. */
    public void forget(String container) {
        searches.remove(container);
    }

    /** At once a few times, since splits may come in a row; then rarely, for what cannot be found or is not believed. */
    private static final class Search {
        private static final int AT_ONCE = 5;
        private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);

        private boolean running;
        private int times;
        private long last;

        synchronized boolean begin(long now) {
            long since = now - last;
            if (times > 0 && since > 2 * LONGEST) times = 0;
            int late = Math.min(10, times - AT_ONCE);
            if (running || late >= 0 && since < Math.min(LONGEST, TimeUnit.SECONDS.toNanos(1L << late))) return false;
            running = true;
            times++;
            last = now;
            return true;
        }

        synchronized void end() {
            running = false;
        }
    }
}
