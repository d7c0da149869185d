package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request under way, whichever method carries it. */
final class Call {
    private final CompletableFuture<TransportResponse> outcome;
    private final Thread caller;
    private volatile boolean interruptedAfterwards;

    private Call(CompletableFuture<TransportResponse> outcome) {
        this.outcome = outcome;
        this.caller = null;
    }

    private Call(HttpTransport transport, TransportRequest request) {
        outcome = new CompletableFuture<>();
        caller = new Thread(() -> exchange(transport, request), "testkit-caller");
        caller.setDaemon(true);
        caller.start();
    }

    static Call sending(HttpTransport transport, TransportRequest request) {
        return new Call(transport.send(request));
    }

    static Call exchanging(HttpTransport transport, TransportRequest request) {
        return new Call(transport, request);
    }

    /** The answer, waited for with patience. */
    TransportResponse answer() throws TransportFailure {
        try {
            return outcome.handle((answer, problem) -> {
                        if (problem != null) throw new Problem(problem);
                        return answer;
                    })
                    .get(RawServer.PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable problem = ((Problem) e.getCause()).getCause();
            if (problem instanceof CancellationException) throw (CancellationException) problem;
            throw assertInstanceOf(TransportFailure.class, problem, "what a future fails with");
        } catch (TimeoutException e) {
            throw new AssertionError("neither answer nor failure came", e);
        } catch (InterruptedException e) {
            throw new AssertionError("the test was interrupted", e);
        }
    }

    TransportFailure failure() {
        return assertThrows(TransportFailure.class, this::answer);
    }

    /** Cancels the future, or interrupts the waiting thread. */
    void giveUp() {
        if (caller == null) outcome.cancel(true);
        else caller.interrupt();
    }

    /** Fails unless the call ended as one does that was given up. */
    void assertGivenUp() {
        if (caller == null) {
            assertThrows(CancellationException.class, this::answer);
        } else {
            assertEquals(TransportFailure.Kind.CANCELLED, failure().kind());
            assertTrue(interruptedAfterwards, "the interrupt flag must be set again");
        }
    }

    private void exchange(HttpTransport transport, TransportRequest request) {
        try {
            TransportResponse answer = transport.exchange(request);
            interruptedAfterwards = Thread.currentThread().isInterrupted();
            outcome.complete(answer);
        } catch (Throwable problem) {
            interruptedAfterwards = Thread.currentThread().isInterrupted();
            outcome.completeExceptionally(problem);
        }
    }

    /** Carries a failure through a stage as it is, so that a transport that wraps its failures is found out. */
    private static final class Problem extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Problem(Throwable cause) {
            super(cause);
        }
    }
}
