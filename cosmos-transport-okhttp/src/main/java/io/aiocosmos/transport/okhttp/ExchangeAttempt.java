package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CountDownLatch;

/** A request carried by the caller's own thread. */
final class ExchangeAttempt extends Attempt {
    private final CountDownLatch waited = new CountDownLatch(1);
    private TransportFailure unserved;

    ExchangeAttempt(OkHttpTransport transport, TransportRequest request) throws TransportFailure {
        super(transport, request);
    }

    TransportResponse answer() throws TransportFailure {
        if (!takeTurn()) awaitTurn();
        return carry();
    }

    /** Ends when the turn has come or cannot come any more; an interrupt only makes that soon. */
    private void awaitTurn() throws TransportFailure {
        boolean interrupted = false;
        for (boolean over = false; !over; ) {
            try {
                waited.await();
                over = true;
            } catch (InterruptedException e) {
                interrupted = true;
                giveUp(Kind.CANCELLED);
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (unserved != null) throw unserved;
    }

    @Override
    public boolean granted() {
        if (endsUnserved()) return false;
        waited.countDown();
        return true;
    }

    @Override
    void unserved(TransportFailure failure) {
        unserved = failure;
        waited.countDown();
    }

    /** Nothing to do: the call was cancelled, which ends what the caller's thread waits for. */
    @Override
    void gaveUp(TransportFailure failure) {}
}
