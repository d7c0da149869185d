package io.aiocosmos.core.query;

import io.aiocosmos.core.async.AsyncLoop;
import io.aiocosmos.core.json.JsonSlice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A stage that needs all rows of its source before it has its first own row. Cannot be resumed. */
abstract class BufferingStage implements Stage {
    private final Stage source;
    private Deque<JsonSlice> results;

    BufferingStage(Stage source) {
        this.source = source;
    }

    abstract void accept(JsonSlice row);

    /** The rows of this stage, after all of the source were accepted. */
    abstract List<JsonSlice> results();

    @Override
    public CompletableFuture<List<JsonSlice>> next(int maxRows) {
        if (results != null) return CompletableFuture.completedFuture(poll(maxRows));
        return AsyncLoop.whileTrue(this::fetchSome).thenApply(all -> {
            results = new ArrayDeque<>(results());
            return poll(maxRows);
        });
    }

    private CompletableFuture<Boolean> fetchSome() {
        if (source.isDone()) return CompletableFuture.completedFuture(false);
        return source.next(0).thenApply(rows -> {
            for (JsonSlice row : rows) accept(row);
            return true;
        });
    }

    private List<JsonSlice> poll(int maxRows) {
        int most = maxRows > 0 ? Math.min(maxRows, results.size()) : results.size();
        List<JsonSlice> rows = new ArrayList<>(most);
        while (rows.size() < most) rows.add(results.remove());
        return rows;
    }

    @Override
    public boolean isDone() {
        return results != null && results.isEmpty();
    }

    @Override
    public boolean save(ResumeState.Builder resume) {
        return isDone();
    }
}
