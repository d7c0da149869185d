package io.aiocosmos.core.query;

import io.aiocosmos.core.async.AsyncLoop;
import io.aiocosmos.core.json.JsonSlice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A stage that must see every row below it before it has one of its own. Cannot be resumed. */
abstract class BufferingStage implements Stage {
    private final Stage source;
    private Deque<JsonSlice> results;

    BufferingStage(Stage source) {
        this.source = source;
    }

    abstract void take(JsonSlice row);

    /** The rows to give, once all below were taken. */
    abstract List<JsonSlice> results();

    @Override
    public CompletableFuture<List<JsonSlice>> next(int wanted) {
        if (results != null) return CompletableFuture.completedFuture(give(wanted));
        return AsyncLoop.whileTrue(this::takeSome).thenApply(all -> {
            results = new ArrayDeque<>(results());
            return give(wanted);
        });
    }

    private CompletableFuture<Boolean> takeSome() {
        if (source.isDone()) return CompletableFuture.completedFuture(false);
        return source.next(0).thenApply(rows -> {
            for (JsonSlice row : rows) take(row);
            return true;
        });
    }

    private List<JsonSlice> give(int wanted) {
        int most = wanted > 0 ? Math.min(wanted, results.size()) : results.size();
        List<JsonSlice> rows = new ArrayList<>(most);
        while (rows.size() < most) rows.add(results.remove());
        return rows;
    }

    @Override
    public boolean isDone() {
        return results != null && results.isEmpty();
    }

    @Override
    public boolean save(Resume.Builder resume) {
        return isDone();
    }
}
