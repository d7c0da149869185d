package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;

/** The caller's future: cancelling it frees the connection or the place in the queue. */
final class ResponseFuture extends CompletableFuture<TransportResponse> {
    private final JdkCall call;

    ResponseFuture(JdkCall call) {
        this.call = call;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) call.cancel();
        return cancelled;
    }
}
