package io.aiocosmos.core.query;

import io.aiocosmos.core.async.AsyncLoop;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.paging.Position;
import java.util.concurrent.CompletableFuture;

/** One pass through a planned query: pages pulled through its stages. One call at a time, but for {@link #abandon}. */
final class QueryCursor implements Position {
    private static final int MAX_CONTINUATION = 48 * 1024;

    private final QueryExecution query;
    private final Stage stage;
    private final long fingerprint;
    private CompletableFuture<PageRows> failed; // how the run ended, if it did so before its end

    QueryCursor(QueryExecution query, Stage stage, long fingerprint) {
        this.query = query;
        this.stage = stage;
        this.fingerprint = fingerprint;
    }

    boolean isDone() {
        return stage.isDone();
    }

    /** Ends what is under way at any partition. */
    @Override
    public void abandon() {
        query.underWay.end();
    }

    /**
     * The next page. Whatever goes wrong at one partition ends all of them.
     *
     * @param size of the page, filled unless the query ends before; 0 for what comes first, which is at least a row
     *     unless there are none left
     */
    CompletableFuture<PageRows> next(int size) {
        if (failed != null) return failed;
        PageRows rows = new PageRows();
        CompletableFuture<PageRows> page =
                AsyncLoop.whileTrue(() -> more(rows, size)).thenApply(all -> filled(rows));
        page.whenComplete((value, problem) -> {
            if (problem == null) return;
            failed = page;
            abandon();
        });
        return page;
    }

    private CompletableFuture<Boolean> more(PageRows rows, int size) {
        boolean enough = size == 0 ? !rows.isEmpty() : rows.missing(size) == 0;
        if (enough || stage.isDone()) return CompletableFuture.completedFuture(false);
        return stage.next(rows.missing(size)).thenApply(next -> {
            rows.add(next);
            return true;
        });
    }

    private PageRows filled(PageRows rows) {
        Resume.Builder resume = new Resume.Builder();
        boolean resumable = !stage.isDone() && stage.save(resume);
        rows.facts = query.meter.take();
        rows.resume = resumable ? resume.text() : null;
        return rows;
    }

    /** Of rows that no stage can read, says where they came from. */
    void throwIfUnreadable(Throwable problem) {
        if (problem instanceof MalformedJsonException && query.taken != null)
            query.taken.read(answer -> {
                throw (MalformedJsonException) problem;
            });
    }

    /** @throws IllegalStateException if no token can say where to go on */
    String token(PageRows rows) {
        if (rows.resume == null)
            throw new IllegalStateException(
                    "this query cannot be continued from here: its state is more than a token holds");
        // what this client has seen of all partitions, which is at least what the rows were read at
        String session = query.pipeline.session().tokenFor(query.requests.container.name());
        String token = new Continuation(fingerprint, query.rid, session, rows.resume).encode();
        if (token.length() > MAX_CONTINUATION)
            throw new IllegalStateException("this query cannot be continued from here: its token would be longer than "
                    + MAX_CONTINUATION + " characters");
        return token;
    }
}
