package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.request.Engine;
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
    private final ProgressReports progress;
    private final PauseSwitch pause;
    private final RequestUnitBudget budget; // null if there is no limit
    private boolean delivers = true; // until the consumer of results, or the source, has thrown
    private long taken;

    /**
     * @param name of the method that the user called
     * @param expected items in all; less than 0 if that is not known
     * @param budget {@code null} if request units are not limited
     * @param wakeUp called from any thread when there is work for {@link #work}
     */
    BulkRun(
            String name,
            RequestPipeline pipeline,
            Source<T> source,
            ItemDispatcher<T, P> dispatcher,
            Consumer<? super P> onResult,
            BulkOptions options,
            long expected,
            RequestUnitBudget budget,
            Runnable wakeUp) {
        this.name = name;
        this.pipeline = pipeline;
        this.source = source;
        this.dispatcher = dispatcher;
        this.onResult = onResult;
        this.wakeUp = wakeUp;
        this.budget = budget;
        Engine engine = pipeline.engine();
        progress = new ProgressReports(engine, dispatcher, options.progress().orElse(null), expected);
        Runnable onTimer = () -> pipeline.waits().handOver(wakeUp);
        pause = new PauseSwitch(options.control().orElse(null), engine.timing, dispatcher, progress.tally(), onTimer);
    }

    /** To be called before {@link #work}; throws what the source throws. */
    void start() {
        if (pipeline.isClosed()) throw pipeline.closedFailure();
        source.start();
        pause.start();
        closeSignal.whenComplete(
                (nothing, closed) -> wakeUp.run()); // there may be nothing in flight that would wake it up
        pipeline.waits().cancelAtClose(closeSignal);
    }

    /** Does all that can be done now; {@code true} when the run is done. */
    boolean work() {
        do {
            do {
                pause.isOn();
                dispatcher.work();
                progress.tally().throttled(dispatcher.takeThrottles());
                deliverResults();
            } while (takeItem());
            if (!pause.isOn()) dispatcher.flush(isSourceDone() || room() > 0);
        } while (deliverResults());
        if (cancelled) source.stop();
        boolean isDone = dispatcher.isEmpty() && isSourceDone();
        if (isDone) end();
        return isDone;
    }

    private void end() {
        pipeline.waits().forget(closeSignal);
        pause.stop();
        if (budget != null) budget.stop();
    }

    private int room() {
        return Math.min(dispatcher.room(), progress.room());
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
        if (pause.isOn()) return false;
        int room = room();
        if (room <= 0) return false;
        try {
            T item = source.next(room);
            if (item == null) return false;
            progress.taken(taken, item);
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
            boolean isDue = progress.tally().count(result);
            boolean isDelivered = delivers && !cancelled && deliver(result);
            dispatcher.delivered();
            if (!result.isOk()) checkClosed((BulkItemResult<?>) result);
            progress.ended(result, isDelivered && (result.isOk() || closed == null));
            if (isDue) report();
        }
        if (progress.isDue()) report();
        return true;
    }

    private void checkClosed(BulkItemResult<?> result) {
        if (pipeline.isClosed()) close(pipeline.closedFailure());
        else if (result.failedByClose()) close(result.failure().orElse(null));
    }

    private boolean deliver(P result) {
        try {
            onResult.accept(result);
            return true;
        } catch (Throwable e) {
            stop(e);
            return false;
        }
    }

    private void report() {
        try {
            progress.report();
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void stop(Throwable why) {
        delivers = false;
        fail(why);
    }

    /** Takes no more items. */
    private void fail(Throwable why) {
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
        return BulkErrors.stopped(name, why, progress.tally().summary());
    }

    BulkSummary summary() {
        report();
        return progress.tally().summary();
    }
}
