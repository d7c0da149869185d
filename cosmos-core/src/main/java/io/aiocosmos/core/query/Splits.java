package io.aiocosmos.core.query;

import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.routing.RangeMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Finds what became of a range that is gone. The service may tell of its end before it tells of its children. */
final class Splits {
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_TRIES = 8;

    private final Query query;
    private final RangeScope gone;
    private RangeMap map;
    private int tries;

    Splits(Query query, RangeScope gone, RangeMap map) {
        this.query = query;
        this.gone = gone;
        this.map = map;
    }

    /** The ranges that now hold its keys, cut to them. */
    CompletableFuture<List<RangeScope>> children() {
        return Steps.whileTrue(this::look).thenApply(found -> RangeScope.between(map, gone.min(), gone.max()));
    }

    private CompletableFuture<Boolean> look() {
        CompletableFuture<Void> paused = tries == 0
                ? CompletableFuture.completedFuture(null)
                : query.underWay().ask(() -> query.pipeline().pause(FIRST_PAUSE << tries));
        return paused.thenCompose(done -> query.underWay().ask(this::refreshed)).thenApply(this::isStillThere);
    }

    private CompletableFuture<RangeMap> refreshed() {
        Link container = query.requests().container();
        return tries == 0
                ? query.ranges().refresh(query.pipeline(), container, map)
                : query.ranges().reread(query.pipeline(), container);
    }

    private boolean isStillThere(RangeMap now) {
        map = now;
        boolean same = RangeScope.between(map, gone.min(), gone.max()).stream()
                .anyMatch(scope -> scope.range().id().equals(gone.range().id()));
        if (same && ++tries >= MOST_TRIES)
            throw new IllegalStateException("partition range " + gone.range().id()
                    + " is gone and nothing took its place: the container is being changed; try again");
        return same;
    }

    /** As it was found to be. */
    RangeMap map() {
        return map;
    }
}
