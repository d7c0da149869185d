package io.aiocosmos.core.partition;

import io.aiocosmos.core.async.AsyncLoop;
import io.aiocosmos.core.async.PendingFutures;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Finds the children of ranges that were split, or the range that several were merged into. The service may return 410
 * before it lists the new ranges, so reads are repeated with backoff. One call at a time.
 */
public final class SplitResolver {
    private static final long FIRST_DELAY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MAX_ATTEMPTS = 8;

    private final RequestPipeline pipeline;
    private final Link container;
    private final RangeCache ranges;
    private final PendingFutures pending;
    private RangeMap map;
    private int attempts;

    /**
     * @param pending requests in progress are added to it
     * @param map of the ranges before
     */
    public SplitResolver(
            RequestPipeline pipeline, Link container, RangeCache ranges, PendingFutures pending, RangeMap map) {
        this.pipeline = pipeline;
        this.container = container;
        this.ranges = ranges;
        this.pending = pending;
        this.map = map;
    }

    /**
     * The ranges that now contain its keys, cut to them.
     *
     * @param result the 410; the failure if no other range appears
     */
    public CompletableFuture<List<RangeScope>> children(RangeScope replaced, OperationResult result) {
        attempts = 0;
        return AsyncLoop.whileTrue(() -> tryResolve(replaced, result))
                .thenApply(found -> RangeScope.between(map, replaced.min(), replaced.max()));
    }

    private CompletableFuture<Boolean> tryResolve(RangeScope replaced, OperationResult result) {
        CompletableFuture<Void> delayed = attempts == 0
                ? CompletableFuture.completedFuture(null)
                : pending.ask(() -> pipeline.waits().pause(FIRST_DELAY << attempts));
        return delayed.thenCompose(done -> pending.ask(this::load))
                .thenApply(loaded -> isUnresolved(replaced, loaded, result));
    }

    private CompletableFuture<RangeMap> load() {
        return attempts == 0 ? ranges.newerThan(pipeline, container, map) : ranges.reload(pipeline, container);
    }

    private boolean isUnresolved(RangeScope replaced, RangeMap loaded, OperationResult result) {
        map = loaded;
        String id = replaced.range().id();
        boolean unresolved = false;
        for (RangeScope child : RangeScope.between(map, replaced.min(), replaced.max()))
            unresolved |= child.range().id().equals(id);
        if (unresolved && ++attempts >= MAX_ATTEMPTS) result.orThrow();
        return unresolved;
    }
}
