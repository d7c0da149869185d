package io.aiocosmos.core.request;

import io.aiocosmos.core.async.ResultFuture;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The future of an operation's end, whether it comes by itself or somebody completes the future from outside. */
abstract class CallFuture<R> extends ResultFuture<R> {
    final Engine engine;
    private final Function<OperationResult, R> read;
    private final Executor callbacks;

    /** @param callbacks where the future completes; {@code null} for where the response arrived */
    CallFuture(Engine engine, Function<OperationResult, R> read, Executor callbacks) {
        super(engine);
        this.engine = engine;
        this.read = read;
        this.callbacks = callbacks;
    }

    /** It is done, by whomever: frees what it has under way. */
    abstract void ended();

    final void finish(OperationResult result) {
        if (callbacks == null) finishHere(result);
        else callbacks.execute(() -> finishHere(result));
    }

    private void finishHere(OperationResult result) {
        R value;
        try {
            value = read.apply(result);
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
            return;
        }
        complete(value);
    }

    final void fail(Throwable problem) {
        if (callbacks == null) completeExceptionally(problem);
        else callbacks.execute(() -> completeExceptionally(problem));
    }

    private boolean ended(boolean now) {
        if (now) ended();
        return now;
    }

    @Override
    public final boolean complete(R value) {
        return ended(super.complete(value));
    }

    @Override
    public final boolean completeExceptionally(Throwable problem) {
        return ended(super.completeExceptionally(problem));
    }

    @Override
    public final boolean cancel(boolean mayInterrupt) {
        return ended(super.cancel(mayInterrupt));
    }
}
