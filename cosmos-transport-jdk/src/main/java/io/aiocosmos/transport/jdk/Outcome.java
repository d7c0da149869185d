package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;

/** The future that a caller holds: cancelling it frees the connection, or the place in the queue for one. */
final class Outcome extends CompletableFuture<TransportResponse> {
    private final JdkCall call;

    Outcome(JdkCall call) {
        this.call = call;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) call.giveUp();
        return cancelled;
    }
}
