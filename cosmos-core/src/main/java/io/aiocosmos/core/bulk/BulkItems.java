package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/** The ways to start a run: waiting on the caller's thread, or not. */
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
        Semaphore news = new Semaphore(0);
        BulkRun<T> run = run(new IteratorSource<>(items), sender, onResult, news::release);
        run.begin();
        boolean interrupted = false;
        while (!run.work()) interrupted |= waitFor(news, run);
        BulkSummary summary = run.summary();
        if (interrupted) throw interrupted(summary);
        BulkItems.<RuntimeException>rethrow(run.problem());
        return summary;
    }

    /** @return whether the thread was interrupted; the run is then cancelled and its end waited for */
    private static boolean waitFor(Semaphore news, BulkRun<?> run) {
        try {
            news.acquire();
            news.drainPermits();
            return false;
        } catch (InterruptedException e) {
            run.cancel();
            return true;
        }
    }

    private static CosmosCancelledException interrupted(BulkSummary summary) {
        Thread.currentThread().interrupt();
        return ended("interrupted", summary);
    }

    static CosmosCancelledException ended(String why, BulkSummary summary) {
        return new CosmosCancelledException(
                "createItems: " + why + " after " + OneLine.count(summary.succeeded(), "item")
                        + "; those in flight may have been written",
                ErrorDetails.builder()
                        .operation("createItems")
                        .outcome(Outcome.UNKNOWN)
                        .build(),
                null);
    }

    /** As it is, whether or not it is checked: it comes from the caller's own code. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable problem) throws E {
        if (problem != null) throw (E) problem;
    }

    public <T> CompletableFuture<List<ItemResult<T>>> start(Collection<T> items, ItemSender<T> sender) {
        OrderedResults<T> results = new OrderedResults<>();
        AsyncBulkRun<T, List<ItemResult<T>>> started = new AsyncBulkRun<>(pipeline, summary -> results.list());
        return started.begin(run(new IteratorSource<>(items), sender, results, started::news));
    }

    public <T> CompletableFuture<BulkSummary> start(
            Collection<T> items, ItemSender<T> sender, Consumer<? super ItemResult<T>> onResult) {
        AsyncBulkRun<T, BulkSummary> started = new AsyncBulkRun<>(pipeline, Function.identity());
        return started.begin(run(new IteratorSource<>(items), sender, onResult, started::news));
    }

    public <T> CompletableFuture<BulkSummary> start(
            Flow.Publisher<T> items, ItemSender<T> sender, Consumer<? super ItemResult<T>> onResult) {
        AsyncBulkRun<T, BulkSummary> started = new AsyncBulkRun<>(pipeline, Function.identity());
        return started.begin(run(new PublisherSource<>(items, started::news), sender, onResult, started::news));
    }

    private <T> BulkRun<T> run(
            Source<T> source, ItemSender<T> sender, Consumer<? super ItemResult<T>> onResult, Runnable news) {
        return new BulkRun<>(pipeline, source, sender, maxConcurrency, onResult, news);
    }
}
