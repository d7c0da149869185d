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

/** A running request, sent by either method. */
final class Call {
    private final CompletableFuture<TransportResponse> result;
    private final Thread caller;
    private volatile boolean interruptedAfterwards;

    private Call(CompletableFuture<TransportResponse> result) {
        this.result = result;
        this.caller = null;
    }

    private Call(HttpTransport transport, TransportRequest request) {
        result = new CompletableFuture<>();
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

    /** Waits for the response. */
    TransportResponse response() throws TransportFailure {
        try {
            return result.handle((response, failure) -> {
                        if (failure != null) throw new Wrapper(failure);
                        return response;
                    })
                    .get(RawServer.MAX_WAIT.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable problem = ((Wrapper) e.getCause()).getCause();
            if (problem instanceof CancellationException) throw (CancellationException) problem;
            throw assertInstanceOf(TransportFailure.class, problem, "failure of the future");
        } catch (TimeoutException e) {
            throw new AssertionError("neither a response nor a failure", e);
        } catch (InterruptedException e) {
            throw new AssertionError("the test was interrupted", e);
        }
    }

    TransportFailure failure() {
        return assertThrows(TransportFailure.class, this::response);
    }

    /** Cancels the future, or interrupts the waiting thread. */
    void cancel() {
        if (caller == null) result.cancel(true);
        else caller.interrupt();
    }

    /** Asserts that the call ended as cancelled. */
    void assertCancelled() {
        if (caller == null) {
            assertThrows(CancellationException.class, this::response);
        } else {
            assertEquals(TransportFailure.Kind.CANCELLED, failure().kind());
            assertTrue(interruptedAfterwards, "the interrupt flag must be set again");
        }
    }

    private void exchange(HttpTransport transport, TransportRequest request) {
        try {
            TransportResponse response = transport.exchange(request);
            interruptedAfterwards = Thread.currentThread().isInterrupted();
            result.complete(response);
        } catch (Throwable problem) {
            interruptedAfterwards = Thread.currentThread().isInterrupted();
            result.completeExceptionally(problem);
        }
    }

    /** Keeps a failure as it is through a stage, so that a transport that wraps its failures fails the test. */
    private static final class Wrapper extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrapper(Throwable cause) {
            super(cause);
        }
    }
}
