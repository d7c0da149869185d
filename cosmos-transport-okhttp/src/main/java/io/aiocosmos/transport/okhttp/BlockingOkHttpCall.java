package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CountDownLatch;

/** A call that runs on the caller's thread. */
final class BlockingOkHttpCall extends OkHttpCall {
    private final CountDownLatch ready = new CountDownLatch(1);
    private TransportFailure failedInQueue;

    BlockingOkHttpCall(OkHttpTransport transport, TransportRequest request) throws TransportFailure {
        super(transport, request);
    }

    TransportResponse exchange() throws TransportFailure {
        if (!acquirePermit()) awaitPermit();
        return execute();
    }

    /** Waits for the permit or for the failure of the call; an interrupt cancels the call and waits for that. */
    private void awaitPermit() throws TransportFailure {
        boolean interrupted = false;
        for (boolean over = false; !over; ) {
            try {
                ready.await();
                over = true;
            } catch (InterruptedException e) {
                interrupted = true;
                abort(Kind.CANCELLED);
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (failedInQueue != null) throw failedInQueue;
    }

    @Override
    public boolean granted() {
        if (failsLate()) return false;
        ready.countDown();
        return true;
    }

    @Override
    void failedInQueue(TransportFailure failure) {
        failedInQueue = failure;
        ready.countDown();
    }

    /** Nothing to do: the call was cancelled, which ends the I/O of the caller's thread. */
    @Override
    void aborted(TransportFailure failure) {}
}
