package io.aiocosmos.core.bulk;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.core.partition.ContainerMetadataCache;
import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Knows the queue of each range, and which range has a key. What it reads it reads in the background. */
final class RangeRouter {
    private static final int SPARE_BYTES = 16 * 1024 * 1024; // of all ranges

    private final RequestPipeline pipeline;
    private final Link link;
    private final RangeCache ranges;
    private final ContainerMetadataCache definitions;
    private final int maxPerRange;
    private final Runnable wakeUp;
    private final Map<String, RangeQueue> queues = new HashMap<>();
    private ContainerMetadata container;
    private RangeMap map;
    private CompletableFuture<Routes> pending;
    private Throwable problem;
    private String lastKey;
    private RangeQueue lastQueue;

    /** What is read together, of the same container. */
    private record Routes(ContainerMetadata container, RangeMap map) {}

    RangeRouter(
            RequestPipeline pipeline,
            Link link,
            RangeCache ranges,
            ContainerMetadataCache definitions,
            int maxPerRange,
            Runnable wakeUp) {
        this.pipeline = pipeline;
        this.link = link;
        this.ranges = ranges;
        this.definitions = definitions;
        this.maxPerRange = maxPerRange;
        this.wakeUp = wakeUp;
    }

    /** Whether keys can be looked up. */
    boolean isReady() {
        return map != null;
    }

    ContainerMetadata container() {
        return container;
    }

    RangeMap map() {
        return map;
    }

    /** Why the last read failed, once; {@code null} if it did not. */
    Throwable takeProblem() {
        Throwable failed = problem;
        problem = null;
        return failed;
    }

    /** Reads definition and ranges, unless something is being read. */
    void prepare() {
        if (pending == null) await(ranges.get(pipeline, link).thenCompose(this::withDefinition));
    }

    private CompletableFuture<Routes> withDefinition(RangeMap read) {
        return definitions.get(pipeline, link, read.rid()).thenApply(definition -> new Routes(definition, read));
    }

    /** @param outdated the map that proved wrong; if it was replaced since, nothing is read */
    void refresh(RangeMap outdated) {
        if (pending != null || outdated != map) return;
        ContainerMetadata same = container;
        await(ranges.newerThan(pipeline, link, outdated).thenApply(read -> new Routes(same, read)));
    }

    /** As {@link #refresh}, after a response that the container is another one now. */
    void recreated(RangeMap outdated) {
        if (outdated != map) return;
        map = null;
        lastKey = null;
        ranges.forget(link.name());
        definitions.forget(link.name());
        if (pending != null) pending.cancel(false);
        pending = null;
        prepare();
    }

    private void await(CompletableFuture<Routes> read) {
        pending = read;
        read.whenComplete((routes, failed) -> wakeUp.run());
    }

    /** Whether a read has just ended, successfully or not; then its routes are in use. */
    boolean takeRead() {
        if (pending == null || !pending.isDone()) return false;
        CompletableFuture<Routes> read = pending;
        pending = null;
        read.whenComplete(this::use); // at once
        return true;
    }

    private void use(Routes routes, Throwable failed) {
        if (failed != null) problem = AsyncChain.unwrapped(failed);
        else {
            container = routes.container;
            map = routes.map;
            lastKey = null;
        }
    }

    /**
     * The queue of the range that has a key.
     *
     * @throws IllegalArgumentException if the key has not as many levels as the container
     */
    RangeQueue queueOf(String key) {
        if (key.equals(lastKey)) return lastQueue;
        String epk = container.epkOfWholeKey(key);
        if (epk == null) throw container.notWhole();
        lastQueue = queueOf(map.indexOf(epk));
        lastKey = key;
        return lastQueue;
    }

    private RangeQueue queueOf(int index) {
        return queues.computeIfAbsent(
                map.get(index).id(), id -> new RangeQueue(map.get(index), maxPerRange, SPARE_BYTES / map.size()));
    }

    /** Takes the queues out of ranges that are gone, or of all if the container is another one. */
    List<RangeQueue> removeGone(boolean all) {
        List<RangeQueue> gone = new ArrayList<>();
        for (RangeQueue each : queues.values()) if (all || each.isGone) gone.add(each);
        for (RangeQueue each : gone) queues.remove(each.partition.id());
        lastKey = null;
        return gone;
    }
}
