package io.aiocosmos.features.joined;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits as a caller of the blocking view would: for the result, or the failure itself without what wraps it. */
final class Join {
    private static final long PATIENCE_SECONDS = 20;

    private Join() {}

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a future did not complete within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static <T> T take(BlockingQueue<T> queue) {
        try {
            T taken = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (taken == null) throw new AssertionError("a publisher said nothing for " + PATIENCE_SECONDS + " s");
            return taken;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof RuntimeException exception) return exception;
        if (failure instanceof Error error) throw error;
        throw new AssertionError("failed with a checked exception", failure);
    }

    private static AssertionError interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted while waiting", cause);
    }
}
