package io.aiocosmos.core.async;

import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.ErrorDetails;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The end of several requests made one after the other. Whatever ends it early cancels the request in flight. */
public final class AsyncChain<R> extends ResultFuture<R> {
    private volatile CompletableFuture<?> current;

    /** For what stays inside this library. */
    public AsyncChain() {
        this(null);
    }

    /** For a caller of this library. */
    public AsyncChain(WaitCheck check) {
        super(check);
        whenComplete((value, problem) -> {
            CompletableFuture<?> pending = current;
            if (pending != null && !pending.isDone()) pending.cancel(true);
        });
    }

    /** Goes on with what a stage gives; what the stage or {@code next} fails with ends all. */
    public <X> AsyncChain<R> after(CompletableFuture<X> stage, Consumer<X> next) {
        return after(stage, next, this::fail);
    }

    /** The same, but what the stage fails with is {@code failed}'s to deal with. */
    public <X> AsyncChain<R> after(CompletableFuture<X> stage, Consumer<X> next, Consumer<Throwable> failed) {
        current = stage;
        if (isDone()) stage.cancel(true);
        stage.whenComplete((value, problem) -> {
            if (isDone()) return;
            if (problem == null) proceed(value, next);
            else proceed(unwrapped(problem), failed);
        });
        return this;
    }

    private <X> void proceed(X value, Consumer<X> next) {
        try {
            next.accept(value);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** With what callers know: of a response that cannot be read, no more may be known here than that. */
    private void fail(Throwable problem) {
        boolean unreadable = problem instanceof MalformedJsonException;
        completeExceptionally(
                unreadable
                        ? new CosmosCodecException(
                                "a response of the service cannot be read: " + problem.getMessage(),
                                ErrorDetails.builder().build(),
                                problem)
                        : problem);
    }

    /** What a future failed with, without the wrapping that chaining adds. */
    public static Throwable unwrapped(Throwable problem) {
        boolean wrapped = problem instanceof CompletionException && problem.getCause() != null;
        return wrapped ? problem.getCause() : problem;
    }

    /** Ends with whatever the last stage ends with. */
    public AsyncChain<R> endsWith(CompletableFuture<R> stage) {
        return after(stage, this::complete);
    }
}
