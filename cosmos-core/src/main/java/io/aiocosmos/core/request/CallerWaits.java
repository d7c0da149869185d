package io.aiocosmos.core.request;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.time.Deadline;
import io.aiocosmos.error.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** How callers of a pipeline wait for work of several requests: on the right thread, in time, until they are closed. */
public final class CallerWaits {
    private final CallRunner runner;
    private final SessionStore session;
    private final Engine engine;
    private final Executor callbacks;
    private final Deadline deadline;

    CallerWaits(CallRunner runner, Engine engine, SessionStore session, Executor callbacks, Deadline deadline) {
        this.runner = runner;
        this.session = session;
        this.engine = engine;
        this.callbacks = callbacks;
        this.deadline = deadline;
    }

    /**
     * This, if the thread may wait and is not interrupted: to be asked before anything is started that will be waited for,
     * so that nothing is sent otherwise.
     */
    public CallerWaits beforeWaiting() {
        engine.checkMayWait();
        BlockingCallRunner.checkNotInterrupted();
        return this;
    }

    /** Waits for a chain of operations that write nothing. */
    public <R> R await(CompletableFuture<R> chain) {
        return await(chain, Outcome.NOT_DONE);
    }

    /**
     * Waits for a chain of operations, which never fails but for mistakes of the caller or this library.
     *
     * @param ifGivenUp what is known of its effect should the thread be interrupted
     */
    public <R> R await(CompletableFuture<R> chain, Outcome ifGivenUp) {
        engine.checkMayWait();
        return new BlockingCallRunner(engine).await(chain, ifGivenUp);
    }

    /** Completes after a while, where futures of this caller do. */
    public CompletableFuture<Void> pause(long nanos) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Future<?> timer = engine.timing.later(nanos, () -> over.complete(null));
        CompletableFuture<Void> pause = handedOver(over);
        pause.whenComplete((done, problem) -> timer.cancel(false)); // the wait of who has given up
        return pause;
    }

    /**
     * A future of the caller's own of work that several wait for: the work goes on when the caller gives up, or when the
     * caller's time runs out. It completes where the caller's futures do.
     *
     * @param what is being waited for, to say so if it does not come in time
     * @param late makes the value of the result that then says so, or throws
     */
    public <R> CompletableFuture<R> join(
            CompletableFuture<R> shared, Supplier<Operation> what, Function<OperationResult, R> late) {
        if (shared.isDone()) return shared.thenApply(Function.identity());
        return endInTime(handedOver(shared), what, late);
    }

    /** Runs something where futures of this caller complete. */
    public void handOver(Runnable task) {
        if (callbacks == null) task.run();
        else callbacks.execute(task);
    }

    <R> CompletableFuture<R> handedOver(CompletableFuture<R> stage) {
        if (callbacks == null) return stage.thenApply(Function.identity());
        return stage.whenCompleteAsync(
                (value, problem) -> {}, callbacks); // other kinds of stage pass failures on at once
    }

    /**
     * Ends work that changes nothing when its time is up, whatever it waits for then.
     *
     * @param what it is, to say so
     * @param late makes the value of the result that then says so, or throws
     * @return the work
     */
    public <R> CompletableFuture<R> endInTime(
            CompletableFuture<R> work, Supplier<Operation> what, Function<OperationResult, R> late) {
        if (deadline == null || work.isDone()) return work;
        Future<?> timer = engine.timing.later(deadline.remaining(engine.timing.nanos()), () -> {
            if (!work.isDone())
                runner.start(what.get(), late).whenComplete((value, problem) -> end(work, value, problem));
        });
        work.whenComplete((value, problem) -> timer.cancel(false));
        return work;
    }

    private static <R> void end(CompletableFuture<R> work, R value, Throwable problem) {
        if (problem == null) work.complete(value);
        else work.completeExceptionally(AsyncChain.unwrapped(problem));
    }

    /** Cancels a future when the client or this session is closed; to be forgotten when that does not matter any more. */
    public void cancelAtClose(CompletableFuture<?> stage) {
        engine.cancelAtClose(stage, session);
    }

    public void forget(CompletableFuture<?> stage) {
        engine.forget(stage);
    }

    /** By the clock that all waits go by. */
    public long nanos() {
        return engine.timing.nanos();
    }
}
