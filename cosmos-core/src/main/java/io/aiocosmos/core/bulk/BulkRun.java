package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.error.CosmosException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One run over a source. Responses only wake it up. All else (taking items, sending, counting, delivering results) is
 * {@link #work}, done by one thread at a time: the caller's own when it blocks, else the thread of a wake-up. A place
 * in the window becomes free after its result was delivered, so a slow caller slows the source instead of filling
 * memory. When the client is closed, no more items are taken. The caller's code may throw any {@link Throwable}: other
 * languages have no checked exceptions.
 */
final class BulkRun<T, P extends ItemResult<T>> {
    private final String name;
    private final RequestPipeline pipeline;
    private final Source<T> source;
    private final ItemDispatcher<T, P> dispatcher;
    private final Consumer<? super P> onResult;
    private final Runnable wakeUp;
    private final CompletableFuture<Void> closeSignal =
            new CompletableFuture<>(); // cancelled when the client is closed
    private volatile boolean cancelled;

    // Used by the working thread only.
    private Throwable problem;
    private CosmosException closed; // set when nothing more can be sent
    private final BulkTally tally = new BulkTally();
    private long taken;

    /**
     * @param name of the method that the user called
     * @param wakeUp called from any thread when there is work for {@link #work}
     */
    BulkRun(
            String name,
            RequestPipeline pipeline,
            Source<T> source,
            ItemDispatcher<T, P> dispatcher,
            Consumer<? super P> onResult,
            Runnable wakeUp) {
        this.name = name;
        this.pipeline = pipeline;
        this.source = source;
        this.dispatcher = dispatcher;
        this.onResult = onResult;
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
        do {
            do {
                dispatcher.work();
                tally.throttled(dispatcher.takeThrottles());
                deliverResults();
            } while (takeItem());
            dispatcher.flush(isSourceDone() || dispatcher.room() > 0);
        } while (deliverResults());
        if (cancelled) source.stop();
        boolean isDone = dispatcher.isEmpty() && isSourceDone();
        if (isDone) pipeline.waits().forget(closeSignal);
        return isDone;
    }

    private boolean isSourceDone() {
        return problem != null || closed != null || cancelled || source.isExhausted();
    }

    private boolean takeItem() {
        if (isSourceDone()) return false;
        if (pipeline.isClosed()) {
            close(pipeline.closedFailure());
            return false;
        }
        int room = dispatcher.room();
        if (room <= 0) return false;
        try {
            T item = source.next(room);
            if (item == null) return false;
            dispatcher.add(taken++, item);
        } catch (PublisherSource.SourceFailure e) {
            stop(e.getCause());
        } catch (Throwable e) {
            stop(e);
        }
        return true;
    }

    /** @return whether there were any */
    private boolean deliverResults() {
        P result = dispatcher.poll();
        if (result == null) return false;
        for (; result != null; result = dispatcher.poll()) {
            if (tally.count(result)) emitProgress();
            if (problem == null && !cancelled) deliver(result);
            dispatcher.delivered();
            if (!result.isOk()) checkClosed((BulkItemResult<?>) result);
        }
        return true;
    }

    private void checkClosed(BulkItemResult<?> result) {
        if (pipeline.isClosed()) close(pipeline.closedFailure());
        else if (result.failedByClose()) close(result.failure().orElse(null));
    }

    private void deliver(P result) {
        try {
            onResult.accept(result);
        } catch (Throwable e) {
            stop(e);
        }
    }

    private void emitProgress() {
        if (pipeline.engine().hasListener()) pipeline.engine().emit(tally.progress(dispatcher));
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
        dispatcher.cancel();
        wakeUp.run();
    }

    /**
     * After the last {@link #work}: the exception of the source or of the caller's code, or that the client was closed;
     * or null.
     */
    Throwable problem() {
        if (problem != null || closed == null) return problem;
        boolean started = pipeline.isClosed() && taken > 0;
        if (!started) return closed;
        return stopped((pipeline.engine().isClosed() ? "the client" : "the session") + " was closed");
    }

    /** @param why such as {@code interrupted} */
    CosmosException stopped(String why) {
        return BulkErrors.stopped(name, why, tally.summary());
    }

    BulkSummary summary() {
        emitProgress();
        return tally.summary();
    }
}
