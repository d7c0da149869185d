package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;

/** A call that runs on one of the transport's threads, its response a future. */
final class AsyncOkHttpCall extends OkHttpCall {
    private final CompletableFuture<TransportResponse> response = new ResponseFuture();

    AsyncOkHttpCall(OkHttpTransport transport, TransportRequest request) throws TransportFailure {
        super(transport, request);
    }

    CompletableFuture<TransportResponse> response() {
        return response;
    }

    void start() {
        if (acquirePermit() && !submitted()) transport().permits().release();
    }

    @Override
    public boolean granted() {
        return !failsLate() && submitted();
    }

    private boolean submitted() {
        try {
            transport().workers().execute(this::run);
            return true;
        } catch (OutOfMemoryError e) { // no more threads
            response.completeExceptionally(notStarted(e));
            return false;
        }
    }

    private void run() {
        try {
            response.complete(execute());
        } catch (Throwable failure) { // the future must complete, whatever it is
            response.completeExceptionally(TransportFailure.of(failure));
        }
    }

    /** There may be thousands at once, which must not take a thread each. */
    @Override
    void failedInQueue(TransportFailure failure) {
        transport().workers().executeInOrder(() -> response.completeExceptionally(failure));
    }

    /** Completes on a thread of the transport: this one may be Okio's watchdog, shared by the whole process. */
    @Override
    void aborted(TransportFailure failure) {
        if (response.isDone()) return;
        try {
            transport().workers().execute(() -> response.completeExceptionally(failure));
        } catch (OutOfMemoryError e) { // no more threads, but the future must complete
            response.completeExceptionally(failure);
        }
    }

    private final class ResponseFuture extends CompletableFuture<TransportResponse> {
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled) abort(Kind.CANCELLED);
            return cancelled;
        }
    }
}
