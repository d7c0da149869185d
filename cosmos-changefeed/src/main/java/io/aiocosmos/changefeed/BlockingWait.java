package io.aiocosmos.changefeed;

import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.error.CosmosCancelledException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits on the caller's thread, for methods that block by their own contract. */
final class BlockingWait {
    private BlockingWait() {}

    /** @throws RuntimeException what the future failed with */
    static <T> T on(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CosmosCancelledException("interrupted while waiting for the change feed processor", null, e);
        } catch (ExecutionException e) {
            Throwable cause = EventLoop.cause(e.getCause());
            if (cause instanceof RuntimeException) throw (RuntimeException) cause;
            throw new IllegalStateException(cause);
        }
    }
}
