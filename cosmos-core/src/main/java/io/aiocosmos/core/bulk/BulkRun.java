package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.error.CosmosException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One run over a source. Completed requests only add their results to a queue. All else (taking items, sending,
 * counting, delivering results) is {@link #work}, done by one thread at a time: the caller's own when it blocks, else
 * the thread of a wake-up. A place in the window becomes free after its result was delivered, so a slow caller slows
 * the source instead of filling memory. When the client is closed, no more items are taken. The caller's code may throw
 * any {@link Throwable}: other languages have no checked exceptions.
 */
final class BulkRun<T> {
    private final RequestPipeline pipeline;
    private final Source<T> source;
    private final ItemSender<T> sender;
    private final Consumer<? super ItemResult<T>> onResult;
    private final Window window;
    private final Runnable wakeUp;
    private final Queue<BulkItemResult<T>> finished = new ConcurrentLinkedQueue<>();
    private final Set<CompletableFuture<?>> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicInteger newThrottles = new AtomicInteger();
    private final CompletableFuture<Void> closeSignal =
            new CompletableFuture<>(); // cancelled when the client is closed
    private volatile boolean cancelled;

    // Used by the working thread only.
    private Throwable problem;
    private CosmosException closed; // set when nothing more can be sent
    private final BulkTally tally = new BulkTally();
    private long taken;

    /** @param wakeUp called from any thread when there is work for {@link #work} */
    BulkRun(
            RequestPipeline pipeline,
            Source<T> source,
            ItemSender<T> sender,
            int maxConcurrency,
            Consumer<? super ItemResult<T>> onResult,
            Runnable wakeUp) {
        this.pipeline = pipeline;
        this.source = source;
        this.sender = sender;
        this.onResult = onResult;
        this.window = new Window(maxConcurrency);
        this.wakeUp = wakeUp;
    }

    /** To be called before {@link #work}; throws what the source throws. */
    void start() {
        if (pipeline.isClosed()) throw pipeline.closedFailure();
        source.start();
        closeSignal.whenComplete(
                (nothing, closed) -> wakeUp.run()); // there may be nothing in flight that would wake it up
        pipeline.waits().cancelAtClose(closeSignal);
    }

    /** Does all that can be done now; {@code true} when the run is done. */
    boolean work() {
        boolean more = true;
        while (more) {
            applyThrottling();
            deliverResults();
            more = takeItem();
        }
        if (cancelled) source.stop();
        boolean isDone = window.isEmpty() && isSourceDone();
        if (isDone) pipeline.waits().forget(closeSignal);
        return isDone;
    }

    private void applyThrottling() {
        if (newThrottles.get() == 0) return;
        tally.throttled(newThrottles.getAndSet(0));
        window.throttled();
    }

    private boolean isSourceDone() {
        return problem != null || closed != null || cancelled || source.isExhausted();
    }

    private boolean takeItem() {
        if (!window.hasRoom() || isSourceDone()) return false;
        if (pipeline.isClosed()) {
            close(pipeline.closedFailure());
            return false;
        }
        T item;
        try {
            item = source.next(window.size() - window.inFlight());
        } catch (PublisherSource.SourceFailure e) {
            stop(e.getCause());
            return false;
        } catch (Throwable e) {
            stop(e);
            return false;
        }
        if (item == null) return false;
        window.enter();
        send(taken++, item);
        return true;
    }

    private void send(long index, T item) {
        CompletableFuture<OperationResult> pending;
        try {
            pending = sender.send(item, newThrottles::incrementAndGet);
        } catch (Throwable e) {
            if (e instanceof Error) stop(e);
            finish(BulkItemResult.notSent(index, item, e));
            return;
        }
        inFlight.add(pending);
        if (cancelled) pending.cancel(true);
        pending.whenComplete((result, failure) -> {
            inFlight.remove(pending);
            finish(
                    failure == null
                            ? new BulkItemResult<>(index, item, result, sender.codecs())
                            : BulkItemResult.withoutResult(index, item, failure));
        });
    }

    private void finish(BulkItemResult<T> result) {
        finished.add(result);
        wakeUp.run();
    }

    private void deliverResults() {
        for (BulkItemResult<T> result = finished.poll(); result != null; result = finished.poll()) {
            if (tally.count(result)) emitProgress();
            if (problem == null && !cancelled) deliver(result);
            window.leave();
            if (!result.isOk()) checkClosed(result);
        }
    }

    private void checkClosed(BulkItemResult<T> result) {
        if (pipeline.isClosed()) close(pipeline.closedFailure());
        else if (result.failedByClose()) close(result.failure().orElse(null));
    }

    private void deliver(BulkItemResult<T> result) {
        try {
            onResult.accept(result);
        } catch (Throwable e) {
            stop(e);
        }
    }

    private void emitProgress() {
        if (pipeline.engine().hasListener()) pipeline.engine().emit(tally.progress(sender.link(), window));
    }

    private void stop(Throwable why) {
        if (problem == null) problem = why;
        source.stop();
    }

    /** Nothing more can be sent: the remaining items would only fail. */
    private void close(CosmosException why) {
        if (closed == null) closed = why;
        source.stop();
    }

    /** Takes no more items and cancels the requests in flight. */
    void cancel() {
        cancelled = true;
        for (CompletableFuture<?> pending : inFlight) pending.cancel(true);
        wakeUp.run();
    }

    /**
     * After the last {@link #work}: the exception of the source or of the caller's code, or that the client was closed;
     * or null.
     */
    Throwable problem() {
        if (problem != null || closed == null) return problem;
        boolean started = pipeline.isClosed() && taken > 0;
        return started
                ? BulkErrors.stopped(
                        (pipeline.engine().isClosed() ? "the client" : "the session") + " was closed", tally.summary())
                : closed;
    }

    BulkSummary summary() {
        emitProgress();
        return tally.summary();
    }
}
