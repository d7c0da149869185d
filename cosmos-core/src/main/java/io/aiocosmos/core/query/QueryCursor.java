package io.aiocosmos.core.query;

import io.aiocosmos.core.async.AsyncLoop;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.paging.Position;
import java.util.concurrent.CompletableFuture;

/** Reads a planned query once, page by page. One call at a time, except {@link #abandon}. */
final class QueryCursor implements Position {
    private static final int MAX_CONTINUATION = 48 * 1024;

    private final QueryExecution query;
    private final Stage stage;
    private final long fingerprint;
    private CompletableFuture<PageRows> failed; // the failed page, if one has failed

    QueryCursor(QueryExecution query, Stage stage, long fingerprint) {
        this.query = query;
        this.stage = stage;
        this.fingerprint = fingerprint;
    }

    boolean isDone() {
        return stage.isDone();
    }

    /** Cancels the pending requests of all partitions. */
    @Override
    public void abandon() {
        query.pending.end();
    }

    /**
     * The next page. A failure of one partition cancels the requests of all.
     *
     * @param size of the page, which is filled unless the query ends; 0 for the next available rows, at least one
     *     unless the query ends
     */
    CompletableFuture<PageRows> next(int size) {
        if (failed != null) return failed;
        PageRows rows = new PageRows();
        CompletableFuture<PageRows> page =
                AsyncLoop.whileTrue(() -> fetchMore(rows, size)).thenApply(all -> filled(rows));
        page.whenComplete((value, problem) -> {
            if (problem == null) return;
            failed = page;
            abandon();
        });
        return page;
    }

    private CompletableFuture<Boolean> fetchMore(PageRows rows, int size) {
        boolean enough = size == 0 ? !rows.isEmpty() : rows.missing(size) == 0;
        if (enough || stage.isDone()) return CompletableFuture.completedFuture(false);
        return stage.next(rows.missing(size)).thenApply(next -> {
            rows.add(next);
            return true;
        });
    }

    private PageRows filled(PageRows rows) {
        ResumeState.Builder resumeState = new ResumeState.Builder();
        boolean resumable = !stage.isDone() && stage.save(resumeState);
        rows.metadata = query.statistics.take();
        rows.resumeState = resumable ? resumeState.text() : null;
        return rows;
    }

    /** For rows that no stage can read: throws a failure with the details of their response. */
    void throwIfUnreadable(Throwable problem) {
        if (problem instanceof MalformedJsonException && query.lastResult != null)
            query.lastResult.read(result -> {
                throw (MalformedJsonException) problem;
            });
    }

    /** @throws IllegalStateException if the state cannot be saved as a continuation */
    String continuation(PageRows rows) {
        if (rows.resumeState == null)
            throw new IllegalStateException(
                    "this query cannot be continued from here: its state is more than a token holds");
        // the session token of all partitions that this client has seen, which covers these rows
        String session = query.pipeline.session().tokenFor(query.requests.container.name());
        String continuation = new Continuation(fingerprint, query.rid, session, rows.resumeState).encode();
        if (continuation.length() > MAX_CONTINUATION)
            throw new IllegalStateException("this query cannot be continued from here: its token would be longer than "
                    + MAX_CONTINUATION + " characters");
        return continuation;
    }
}
