package io.aiocosmos.core.query;

import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.routing.RangeMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Finds what became of ranges that are gone, of one after the other. The service may tell of a range's end before it
 * tells of its children.
 */
final class Splits {
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_TRIES = 8;

    private final Query query;
    private RangeMap map;
    private int tries;

    /** @param map of the ranges when the query began */
    Splits(Query query, RangeMap map) {
        this.query = query;
        this.map = map;
    }

    /**
     * The ranges that now hold its keys, cut to them.
     *
     * @param answer that says so; the failure if nothing takes their place
     */
    CompletableFuture<List<RangeScope>> children(RangeScope gone, Answer answer) {
        tries = 0;
        return Steps.whileTrue(() -> look(gone, answer))
                .thenApply(found -> RangeScope.between(map, gone.min(), gone.max()));
    }

    private CompletableFuture<Boolean> look(RangeScope gone, Answer answer) {
        CompletableFuture<Void> paused = tries == 0
                ? CompletableFuture.completedFuture(null)
                : query.underWay.ask(() -> query.pipeline.pause(FIRST_PAUSE << tries));
        return paused.thenCompose(done -> query.underWay.ask(this::refreshed))
                .thenApply(now -> isStillThere(gone, now, answer));
    }

    private CompletableFuture<RangeMap> refreshed() {
        Link container = query.requests.container;
        return tries == 0
                ? query.ranges.refresh(query.pipeline, container, map)
                : query.ranges.reread(query.pipeline, container);
    }

    private boolean isStillThere(RangeScope gone, RangeMap now, Answer answer) {
        map = now;
        String id = gone.range().id();
        boolean same = false;
        for (RangeScope child : RangeScope.between(map, gone.min(), gone.max()))
            same |= child.range().id().equals(id);
        if (same && ++tries >= MOST_TRIES) answer.orThrow();
        return same;
    }
}
