package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.core.async.ResultFuture;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An asynchronous run, and the future of its completion. Each wake-up does the work on its own thread, unless another
 * thread is already at it. Cancelling the future cancels the run.
 */
final class AsyncBulkRun<R> extends ResultFuture<R> {
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final Function<BulkSummary, R> result;
    private volatile BulkRun<?, ?> run;
    private volatile boolean finished; // by the run; completing the future from outside cancels the run

    AsyncBulkRun(RequestPipeline pipeline, Function<BulkSummary, R> result) {
        super(pipeline);
        this.result = result;
    }

    /** @param created calls {@link #wakeUp} */
    AsyncBulkRun<R> start(BulkRun<?, ?> created) {
        wakeUps.incrementAndGet(); // no work before the source has started
        run = created;
        try {
            created.start();
        } catch (Throwable e) {
            completeExceptionally(e); // from the iterable or publisher
            return this;
        }
        whenComplete((value, problem) -> {
            if (!finished) created.cancel();
        });
        drain();
        return this;
    }

    void wakeUp() {
        if (wakeUps.getAndIncrement() == 0) drain();
    }

    private void drain() {
        int handled = 1;
        do {
            if (run.work()) finish();
            handled = wakeUps.addAndGet(-handled);
        } while (handled != 0);
    }

    private void finish() {
        if (isDone()) return;
        BulkSummary summary = run.summary();
        finished = true;
        if (run.problem() != null) completeExceptionally(run.problem());
        else complete(result.apply(summary));
    }
}
