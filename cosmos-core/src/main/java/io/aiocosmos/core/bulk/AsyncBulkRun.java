package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.core.async.ResultFuture;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A run that nobody waits for: whoever brings news and finds nobody working does the work. The future of its end;
 * cancelling it cancels the run.
 */
final class AsyncBulkRun<T, R> extends ResultFuture<R> {
    private final AtomicInteger newsCount = new AtomicInteger();
    private final Function<BulkSummary, R> result;
    private volatile BulkRun<T> run;
    private volatile boolean ended; // by itself; else whatever completes this from outside ends the run

    AsyncBulkRun(RequestPipeline pipeline, Function<BulkSummary, R> result) {
        super(pipeline);
        this.result = result;
    }

    /** @param made to call {@link #news} */
    AsyncBulkRun<T, R> begin(BulkRun<T> made) {
        newsCount.incrementAndGet(); // nobody works before the source has begun
        run = made;
        try {
            made.begin();
        } catch (Throwable e) {
            completeExceptionally(e); // an iterable or a publisher that throws at once
            return this;
        }
        whenComplete((value, problem) -> {
            if (!ended) made.cancel();
        });
        workOn();
        return this;
    }

    void news() {
        if (newsCount.getAndIncrement() == 0) workOn();
    }

    private void workOn() {
        int seen = 1;
        do {
            if (run.work()) end();
            seen = newsCount.addAndGet(-seen);
        } while (seen != 0);
    }

    private void end() {
        if (isDone()) return;
        BulkSummary summary = run.summary();
        ended = true;
        if (run.problem() != null) completeExceptionally(run.problem());
        else complete(result.apply(summary));
    }
}
