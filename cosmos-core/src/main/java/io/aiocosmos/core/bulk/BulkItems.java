package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.partition.ContainerMetadataCache;
import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs many items: blocking on the caller's thread, or asynchronously.
 *
 * @param <T> what the source has
 * @param <P> its results
 */
public final class BulkItems<T, P extends ItemResult<T>> {
    private final String name;
    private final RequestPipeline pipeline;
    private final BulkOptions options;
    private final BiFunction<RequestUnitBudget, Runnable, ItemDispatcher<T, P>> dispatchers;

    /** @param dispatchers of a budget, {@code null} if request units are not limited, and what wakes up the run */
    private BulkItems(
            String name,
            RequestPipeline pipeline,
            BulkOptions options,
            BiFunction<RequestUnitBudget, Runnable, ItemDispatcher<T, P>> dispatchers) {
        this.name = name;
        this.pipeline = pipeline;
        this.options = options;
        this.dispatchers = dispatchers;
    }

    /** The same with options: those of the run, not those of its items. */
    public BulkItems<T, P> with(BulkOptions ofRun) {
        return new BulkItems<>(name, pipeline, ofRun, dispatchers);
    }

    /**
     * Each item by a request of its own.
     *
     * @param maxConcurrency requests in flight at most
     */
    public static <T> BulkItems<T, ItemResult<T>> single(
            RequestPipeline pipeline, int maxConcurrency, ItemSender<T> sender) {
        return new BulkItems<>(
                "createItems",
                pipeline,
                BulkOptions.defaults(),
                (budget, wakeUp) -> new SingleItems<>(sender, maxConcurrency, budget, wakeUp));
    }

    /**
     * Many operations by one request.
     *
     * @param maxConcurrency requests in flight at most
     */
    public static BulkItems<BulkOperation, BulkOperationResult> batched(
            RequestPipeline pipeline,
            int maxConcurrency,
            OperationWriter writer,
            RangeCache ranges,
            ContainerMetadataCache definitions) {
        return new BulkItems<>(
                OperationItemResult.NAME,
                pipeline,
                BulkOptions.defaults(),
                (budget, wakeUp) ->
                        new BatchedOperations(pipeline, maxConcurrency, writer, ranges, definitions, budget, wakeUp));
    }

    public List<P> run(Iterable<T> items) {
        OrderedResults<P> results = new OrderedResults<>();
        run(items, results);
        return results.list();
    }

    public BulkSummary run(Iterable<T> items, Consumer<? super P> onResult) {
        pipeline.waits().beforeWaiting();
        Semaphore wakeUps = new Semaphore(0);
        BulkRun<T, P> run = run(new IteratorSource<>(items), onResult, expected(items), wakeUps::release);
        run.start();
        boolean interrupted = false;
        while (!run.work()) interrupted |= awaitWakeUp(wakeUps, run);
        BulkSummary summary = run.summary();
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw run.stopped("interrupted");
        }
        BulkItems.<RuntimeException>rethrow(run.problem());
        return summary;
    }

    /** @return whether the thread was interrupted; the run is then cancelled, and still awaited */
    private static boolean awaitWakeUp(Semaphore wakeUps, BulkRun<?, ?> run) {
        try {
            wakeUps.acquire();
            wakeUps.drainPermits();
            return false;
        } catch (InterruptedException e) {
            run.cancel();
            return true;
        }
    }

    /** Rethrows an exception of the caller's code, also a checked one. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable problem) throws E {
        if (problem != null) throw (E) problem;
    }

    public CompletableFuture<List<P>> start(Collection<T> items) {
        OrderedResults<P> results = new OrderedResults<>();
        AsyncBulkRun<List<P>> future = new AsyncBulkRun<>(pipeline, summary -> results.list());
        return future.start(run(new IteratorSource<>(items), results, expected(items), future::wakeUp));
    }

    public CompletableFuture<BulkSummary> start(Collection<T> items, Consumer<? super P> onResult) {
        AsyncBulkRun<BulkSummary> future = new AsyncBulkRun<>(pipeline, Function.identity());
        return future.start(run(new IteratorSource<>(items), onResult, expected(items), future::wakeUp));
    }

    public CompletableFuture<BulkSummary> start(Flow.Publisher<T> items, Consumer<? super P> onResult) {
        AsyncBulkRun<BulkSummary> future = new AsyncBulkRun<>(pipeline, Function.identity());
        return future.start(
                run(new PublisherSource<>(items, future::wakeUp), onResult, expected(null), future::wakeUp));
    }

    /** -1 if it is not known. */
    private long expected(Iterable<T> items) {
        if (options.expectedOperations().isPresent())
            return options.expectedOperations().getAsLong();
        return options.progress().isPresent() && items instanceof Collection ? ((Collection<T>) items).size() : -1;
    }

    private BulkRun<T, P> run(Source<T> source, Consumer<? super P> onResult, long expected, Runnable wakeUp) {
        int limit = options.requestUnitsPerSecond().orElse(0);
        RequestUnitBudget budget = limit == 0
                ? null
                : new RequestUnitBudget(
                        limit, pipeline.engine().timing, () -> pipeline.waits().handOver(wakeUp));
        return new BulkRun<>(
                name, pipeline, source, dispatchers.apply(budget, wakeUp), onResult, options, expected, budget, wakeUp);
    }
}
