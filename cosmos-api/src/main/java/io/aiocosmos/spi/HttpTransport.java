package io.aiocosmos.spi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Sends one HTTP request and gives its response. Thread-safe. It knows nothing of Cosmos: it never retries, follows
 * redirects, decompresses, keeps cookies or signs, and it changes no byte of the target.
 */
public interface HttpTransport extends AutoCloseable {
    /** A short, lower-case name for the user agent and for diagnostics, such as {@code "netty"}. */
    String name();

    /**
     * Sends a request. A target with a {@linkplain TransportRequest#hasDotSegment() dot segment} is refused, unsent. An
     * response of any status is a value; the future fails with {@link TransportFailure} only. Cancelling the future frees the
     * connection (or the place in the queue for one) at once. The future completes on the transport's own thread; what is
     * chained to it must not block.
     */
    CompletableFuture<TransportResponse> send(TransportRequest request);

    /**
     * Sends a request and waits on the caller's thread. If the thread is interrupted, the request is cancelled, the
     * interrupt flag is set again, and the failure is of kind {@link TransportFailure.Kind#CANCELLED}. If it was
     * interrupted before, nothing is sent.
     */
    default TransportResponse exchange(TransportRequest request) throws TransportFailure {
        if (Thread.currentThread().isInterrupted()) throw TransportFailure.interruptedBefore();
        CompletableFuture<TransportResponse> response = send(request);
        try {
            return response.get();
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new TransportFailure(TransportFailure.Kind.CANCELLED, true, "interrupted while waiting", e);
        } catch (ExecutionException e) {
            throw TransportFailure.of(e.getCause());
        }
    }

    /** Whether the thread is one of this transport's own, on which nobody may wait for a response. */
    default boolean ownsThread(Thread thread) {
        return false;
    }

    /**
     * Ends requests in flight with {@link TransportFailure.Kind#CLOSED}, closes the connections and waits for the
     * transport's own threads to end. A second call does nothing.
     */
    @Override
    void close();
}
