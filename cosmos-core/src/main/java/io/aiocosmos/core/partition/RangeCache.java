package io.aiocosmos.core.partition;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Caches the partition ranges of containers. They are read once, and again, incrementally by etag, when a caller finds
 * them changed. Concurrent callers share one read, which goes on when one of them gives up. Thread-safe.
 */
public final class RangeCache {
    private static final int MAX_CONTAINERS = 1000;

    private volatile Consumer<Link> onRecreated = container -> {};
    private final Map<String, CachedRangeMap> entries = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<RangeMap>> reads = new ConcurrentHashMap<>();

    /** @param action called from now on with a container whose rid has changed */
    public void onRecreated(Consumer<Link> action) {
        onRecreated = action;
    }

    public RangeMap cached(Link container) {
        CachedRangeMap cached = entries.get(container.name());
        return cached == null ? null : cached.map;
    }

    public CompletableFuture<RangeMap> get(RequestPipeline pipeline, Link container) {
        CachedRangeMap cached = entries.get(container.name());
        if (cached != null) return CompletableFuture.completedFuture(cached.map);
        return read(pipeline, container, null);
    }

    /** @param outdated the map that proved wrong; a newer one that is cached by now is returned without a read */
    public CompletableFuture<RangeMap> newerThan(RequestPipeline pipeline, Link container, RangeMap outdated) {
        CachedRangeMap cached = entries.get(container.name());
        if (cached != null && cached.map != outdated) return CompletableFuture.completedFuture(cached.map);
        return read(pipeline, container, CachedRangeMap.incrementalBase(cached));
    }

    /** Full reload, for when the incremental read did not explain a 410. */
    public CompletableFuture<RangeMap> reload(RequestPipeline pipeline, Link container) {
        return read(pipeline, container, null);
    }

    /** Refreshes the ranges, incrementally if they are cached. */
    public CompletableFuture<RangeMap> refresh(RequestPipeline pipeline, Link container) {
        return read(pipeline, container, CachedRangeMap.incrementalBase(entries.get(container.name())));
    }

    private CompletableFuture<RangeMap> read(RequestPipeline pipeline, Link container, CachedRangeMap base) {
        CompletableFuture<RangeMap> created = new CompletableFuture<>();
        CompletableFuture<RangeMap> running = reads.putIfAbsent(container.name(), created);
        if (running == null)
            new RangeLoader(pipeline.forSharing(), container, base)
                    .start()
                    .whenComplete((loaded, problem) -> finish(container, created, loaded, problem));
        return pipeline.waits()
                .join(
                        running == null ? created : running,
                        () -> RangeLoader.request(container).build(),
                        OperationResult::thrown);
    }

    private void finish(Link container, CompletableFuture<RangeMap> pending, CachedRangeMap loaded, Throwable problem) {
        if (problem == null) keep(container, loaded);
        reads.remove(container.name());
        if (problem == null) pending.complete(loaded.map);
        else pending.completeExceptionally(problem);
    }

    private void keep(Link container, CachedRangeMap loaded) {
        if (entries.size() >= MAX_CONTAINERS) entries.clear();
        CachedRangeMap previous = entries.put(container.name(), loaded);
        if (previous != null && !previous.map.rid().equals(loaded.map.rid())) onRecreated.accept(container);
    }

    public void forget(String container) {
        entries.remove(container);
    }
}
