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
 * One run over a source. Requests only leave their results in a queue; all else — taking items, sending, counting,
 * telling the caller — is {@link #work}, done by one thread at a time: the caller's own when it waits, else whichever
 * thread brought news. A place in the window is free again when its result was handed over, so a slow caller slows the
 * source instead of filling memory. When the client is closed, nothing more is taken: it could not be sent. What the caller's code throws may be of any kind: other languages do not check.
 */
final class BulkRun<T> {
    private final RequestPipeline pipeline;
    private final Source<T> source;
    private final ItemSender<T> sender;
    private final Consumer<? super ItemResult<T>> onResult;
    private final Window window;
    private final Runnable news;
    private final Queue<BulkItemResult<T>> finished = new ConcurrentLinkedQueue<>();
    private final Set<CompletableFuture<?>> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicInteger throttledSinceLook = new AtomicInteger();
    private final CompletableFuture<Void> open = new CompletableFuture<>(); // cancelled when the client is closed
    private volatile boolean cancelled;

    // Only the working thread touches these.
    private Throwable problem;
    private CosmosException closed; // why nothing more can be sent
    private final BulkTally tally = new BulkTally();
    private long taken;

    /** @param news called from any thread when there is something for {@link #work} to do */
    BulkRun(
            RequestPipeline pipeline,
            Source<T> source,
            ItemSender<T> sender,
            int maxConcurrency,
            Consumer<? super ItemResult<T>> onResult,
            Runnable news) {
        this.pipeline = pipeline;
        this.source = source;
        this.sender = sender;
        this.onResult = onResult;
        this.window = new Window(maxConcurrency);
        this.news = news;
    }

    /** Before the first {@link #work}; may throw what the source throws at once. */
    void begin() {
        if (pipeline.isClosed()) throw pipeline.closedFailure();
        source.begin();
        open.whenComplete((nothing, closed) -> news.run()); // there may be nothing in flight that would tell
        pipeline.waits().cancelAtClose(open);
    }

    /** Does all that can be done now; {@code true} when the run is over. */
    boolean work() {
        boolean more = true;
        while (more) {
            heedThrottling();
            handOver();
            more = takeOne();
        }
        if (cancelled) source.stop();
        boolean over = window.isEmpty() && isIntakeOver();
        if (over) pipeline.waits().forget(open);
        return over;
    }

    private void heedThrottling() {
        if (throttledSinceLook.get() == 0) return;
        tally.throttled(throttledSinceLook.getAndSet(0));
        window.throttled();
    }

    private boolean isIntakeOver() {
        return problem != null || closed != null || cancelled || source.isExhausted();
    }

    private boolean takeOne() {
        if (!window.hasRoom() || isIntakeOver()) return false;
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
        CompletableFuture<OperationResult> answer;
        try {
            answer = sender.send(item, throttledSinceLook::incrementAndGet);
        } catch (Throwable e) {
            if (e instanceof Error) stop(e);
            finish(BulkItemResult.unsent(index, item, e));
            return;
        }
        inFlight.add(answer);
        if (cancelled) answer.cancel(true);
        answer.whenComplete((done, lost) -> {
            inFlight.remove(answer);
            finish(lost == null ? new BulkItemResult<>(index, item, done) : BulkItemResult.lost(index, item, lost));
        });
    }

    private void finish(BulkItemResult<T> result) {
        finished.add(result);
        news.run();
    }

    private void handOver() {
        for (BulkItemResult<T> result = finished.poll(); result != null; result = finished.poll()) {
            if (tally.count(result)) progress();
            if (problem == null && !cancelled) tell(result);
            window.leave();
            if (!result.isOk()) heedClosing(result);
        }
    }

    private void heedClosing(BulkItemResult<T> result) {
        if (pipeline.isClosed()) close(pipeline.closedFailure());
        else if (result.isOfClosed()) close(result.failure().orElse(null));
    }

    private void tell(BulkItemResult<T> result) {
        try {
            onResult.accept(result);
        } catch (Throwable e) {
            stop(e);
        }
    }

    private void progress() {
        if (pipeline.engine().hasListener()) pipeline.engine().emit(tally.progress(sender.link(), window));
    }

    private void stop(Throwable why) {
        if (problem == null) problem = why;
        source.stop();
    }

    /** Nothing more can be sent: all that is left in the source would only fail. */
    private void close(CosmosException why) {
        if (closed == null) closed = why;
        source.stop();
    }

    /** Takes nothing more and cancels what is in flight. */
    void cancel() {
        cancelled = true;
        for (CompletableFuture<?> answer : inFlight) answer.cancel(true);
        news.run();
    }

    /** After the last {@link #work}: what the source or the caller's code threw, or that all was closed; or null. */
    Throwable problem() {
        if (problem != null || closed == null) return problem;
        boolean begun = pipeline.isClosed() && taken > 0;
        return begun
                ? BulkItems.ended(
                        (pipeline.engine().isClosed() ? "the client" : "the session") + " was closed", tally.summary())
                : closed;
    }

    BulkSummary summary() {
        progress();
        return tally.summary();
    }
}
