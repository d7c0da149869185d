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
 * Finds what became of ranges that are gone, of one after the other. The service may tell of a range's end before it
 * tells of its children.
 */
public final class SplitResolver {
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_TRIES = 8;

    private final RequestPipeline pipeline;
    private final Link container;
    private final RangeCache ranges;
    private final PendingFutures pending;
    private RangeMap map;
    private int tries;

    /**
     * @param pending what is asked is added to
     * @param map of the ranges at the beginning
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
     * The ranges that now hold its keys, cut to them.
     *
     * @param answer that says so; the failure if nothing takes their place
     */
    public CompletableFuture<List<RangeScope>> children(RangeScope gone, OperationResult answer) {
        tries = 0;
        return AsyncLoop.whileTrue(() -> look(gone, answer))
                .thenApply(found -> RangeScope.between(map, gone.min(), gone.max()));
    }

    private CompletableFuture<Boolean> look(RangeScope gone, OperationResult answer) {
        CompletableFuture<Void> paused = tries == 0
                ? CompletableFuture.completedFuture(null)
                : pending.ask(() -> pipeline.pause(FIRST_PAUSE << tries));
        return paused.thenCompose(done -> pending.ask(this::refreshed))
                .thenApply(now -> isStillThere(gone, now, answer));
    }

    private CompletableFuture<RangeMap> refreshed() {
        return tries == 0 ? ranges.refresh(pipeline, container, map) : ranges.reread(pipeline, container);
    }

    private boolean isStillThere(RangeScope gone, RangeMap now, OperationResult answer) {
        map = now;
        String id = gone.range().id();
        boolean same = false;
        for (RangeScope child : RangeScope.between(map, gone.min(), gone.max()))
            same |= child.range().id().equals(id);
        if (same && ++tries >= MOST_TRIES) answer.orThrow();
        return same;
    }
}
