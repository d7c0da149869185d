package io.aiocosmos.changefeed.time;

import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one thread on which a processor decides everything, and its time. What runs on it is never interrupted by something
 * else that does, so that the state of a processor needs no locks. Nothing that runs on it may wait.
 */
public interface EventLoop {
    /** Runs a task on the loop, after all that was given before. After {@link #close} it is dropped. */
    void execute(Runnable task);

    /** Runs a task on the loop when a time is over. @return what cancels it */
    Runnable later(long nanos, Runnable task);

    /** A clock that only moves forward. */
    long nanos();

    /** The time of day, for others to read. */
    Instant now();

    /** From 0 up to 1, at random. */
    double random();

    /** Whether the caller's thread is the loop's. */
    boolean isCurrent();

    void close();

    /** Goes on here when a stage ends. */
    default <T> void when(CompletionStage<T> stage, BiConsumer<? super T, Throwable> next) {
        stage.whenComplete((value, problem) -> execute(() -> next.accept(value, cause(problem))));
    }

    /** Goes on here when what users' code does has ended; what it throws is a failure like another. */
    default <T> void attempt(Supplier<? extends CompletionStage<T>> action, BiConsumer<? super T, Throwable> next) {
        try {
            when(action.get(), next);
        } catch (RuntimeException | Error e) {
            execute(() -> next.accept(null, e));
        }
    }

    /** Goes on here with the value of a stage, by another stage. */
    default <A, B> CompletableFuture<B> then(CompletionStage<A> stage, Function<A, CompletionStage<B>> next) {
        CompletableFuture<B> end = new CompletableFuture<>();
        when(stage, (value, problem) -> {
            if (problem != null) end.completeExceptionally(problem);
            else pass(next, value, end);
        });
        return end;
    }

    private static <A, B> void pass(Function<A, CompletionStage<B>> next, A value, CompletableFuture<B> end) {
        try {
            next.apply(value).whenComplete((result, failure) -> {
                if (failure != null) end.completeExceptionally(cause(failure));
                else end.complete(result);
            });
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    /** Does something with each value, one after the other. */
    default <T> CompletableFuture<Void> each(Iterator<T> values, Function<T, ? extends CompletionStage<?>> action) {
        if (!values.hasNext()) return CompletableFuture.completedFuture(null);
        return then(action.apply(values.next()), done -> each(values, action));
    }

    /** Ends when a time is over. */
    default CompletableFuture<Void> pause(long nanos) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        later(nanos, () -> end.complete(null));
        return end;
    }

    /** What went wrong, without the wrappings of futures. */
    static Throwable cause(Throwable problem) {
        Throwable inner = problem;
        while (inner instanceof CompletionException && inner.getCause() != null) inner = inner.getCause();
        return inner;
    }
}
