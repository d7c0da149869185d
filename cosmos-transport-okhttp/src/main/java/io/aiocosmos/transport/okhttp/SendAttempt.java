package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;

/** A request carried by one of the transport's threads, its answer a future. */
final class SendAttempt extends Attempt {
    private final CompletableFuture<TransportResponse> answer = new Answer();

    SendAttempt(OkHttpTransport transport, TransportRequest request) throws TransportFailure {
        super(transport, request);
    }

    CompletableFuture<TransportResponse> answer() {
        return answer;
    }

    void start() {
        if (takeTurn() && !begins()) transport().turns().giveBack();
    }

    @Override
    public boolean granted() {
        return !endsUnserved() && begins();
    }

    private boolean begins() {
        try {
            transport().workers().execute(this::work);
            return true;
        } catch (OutOfMemoryError e) { // the system gives no further thread
            answer.completeExceptionally(notBegun(e));
            return false;
        }
    }

    private void work() {
        try {
            answer.complete(carry());
        } catch (Throwable failure) { // whatever it is, somebody waits for the future
            answer.completeExceptionally(TransportFailure.of(failure));
        }
    }

    /** There may be thousands such at once, which must not have a thread each. */
    @Override
    void unserved(TransportFailure failure) {
        transport().workers().executeInOrder(() -> answer.completeExceptionally(failure));
    }

    /** Completes on a thread of the transport: this one may be Okio's watchdog, which the whole process shares. */
    @Override
    void gaveUp(TransportFailure failure) {
        if (answer.isDone()) return;
        try {
            transport().workers().execute(() -> answer.completeExceptionally(failure));
        } catch (OutOfMemoryError e) { // the system gives no further thread, but the future must end
            answer.completeExceptionally(failure);
        }
    }

    private final class Answer extends CompletableFuture<TransportResponse> {
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled) giveUp(Kind.CANCELLED);
            return cancelled;
        }
    }
}
