package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.error.CosmosCancelledException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs many items: blocking on the caller's thread, or asynchronously. */
public final class BulkItems {
    private final RequestPipeline pipeline;
    private final int maxConcurrency;

    /** @param maxConcurrency requests in flight at most */
    public BulkItems(RequestPipeline pipeline, int maxConcurrency) {
        this.pipeline = pipeline;
        this.maxConcurrency = maxConcurrency;
    }

    public <T> List<ItemResult<T>> run(Iterable<T> items, ItemSender<T> sender) {
        OrderedResults<T> results = new OrderedResults<>();
        run(items, sender, results);
        return results.list();
    }

    public <T> BulkSummary run(Iterable<T> items, ItemSender<T> sender, Consumer<? super ItemResult<T>> onResult) {
        pipeline.waits().beforeWaiting();
        Semaphore wakeUps = new Semaphore(0);
        BulkRun<T> run = run(new IteratorSource<>(items), sender, onResult, wakeUps::release);
        run.start();
        boolean interrupted = false;
        while (!run.work()) interrupted |= awaitWakeUp(wakeUps, run);
        BulkSummary summary = run.summary();
        if (interrupted) throw interrupted(summary);
        BulkItems.<RuntimeException>rethrow(run.problem());
        return summary;
    }

    /** @return whether the thread was interrupted; the run is then cancelled, and still awaited */
    private static boolean awaitWakeUp(Semaphore wakeUps, BulkRun<?> run) {
        try {
            wakeUps.acquire();
            wakeUps.drainPermits();
            return false;
        } catch (InterruptedException e) {
            run.cancel();
            return true;
        }
    }

    private static CosmosCancelledException interrupted(BulkSummary summary) {
        Thread.currentThread().interrupt();
        return BulkErrors.stopped("interrupted", summary);
    }

    /** Rethrows an exception of the caller's code, also a checked one. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable problem) throws E {
        if (problem != null) throw (E) problem;
    }

    public <T> CompletableFuture<List<ItemResult<T>>> start(Collection<T> items, ItemSender<T> sender) {
        OrderedResults<T> results = new OrderedResults<>();
        AsyncBulkRun<T, List<ItemResult<T>>> future = new AsyncBulkRun<>(pipeline, summary -> results.list());
        return future.start(run(new IteratorSource<>(items), sender, results, future::wakeUp));
    }

    public <T> CompletableFuture<BulkSummary> start(
            Collection<T> items, ItemSender<T> sender, Consumer<? super ItemResult<T>> onResult) {
        AsyncBulkRun<T, BulkSummary> future = new AsyncBulkRun<>(pipeline, Function.identity());
        return future.start(run(new IteratorSource<>(items), sender, onResult, future::wakeUp));
    }

    public <T> CompletableFuture<BulkSummary> start(
            Flow.Publisher<T> items, ItemSender<T> sender, Consumer<? super ItemResult<T>> onResult) {
        AsyncBulkRun<T, BulkSummary> future = new AsyncBulkRun<>(pipeline, Function.identity());
        return future.start(run(new PublisherSource<>(items, future::wakeUp), sender, onResult, future::wakeUp));
    }

    private <T> BulkRun<T> run(
            Source<T> source, ItemSender<T> sender, Consumer<? super ItemResult<T>> onResult, Runnable wakeUp) {
        return new BulkRun<>(pipeline, source, sender, maxConcurrency, onResult, wakeUp);
    }
}
