package io.aiocosmos.core.request;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Runs a call on the caller's own thread: no hand-over, and the stack of a failure is the caller's. */
final class BlockingCallRunner {
    private final Engine engine;

    BlockingCallRunner(Engine engine) {
        this.engine = engine;
    }

    OperationResult run(Call call) {
        call.started();
        try {
            return drive(call);
        } finally {
            call.ended();
        }
    }

    private OperationResult drive(Call call) {
        while (true) {
            TransportRequest request = call.next();
            if (request != null) {
                long delay = exchange(call, request);
                if (delay > 0) pause(call, delay);
            } else if (call.isDone()) return call.result();
            else if (call.prerequisite() == null) pause(call, call.heldBackNanos());
            else await(call, call.prerequisite());
        }
    }

    private long exchange(Call call, TransportRequest request) {
        if (Thread.currentThread().isInterrupted()) return call.onFailure(TransportFailure.interruptedBefore());
        try {
            return call.onResponse(engine.exchange(request));
        } catch (TransportFailure e) {
            return call.onFailure(e);
        }
    }

    private void pause(Call call, long delay) {
        try {
            engine.timing.pause(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.cancelled(e);
        }
    }

    /** Waits for what the call needs before it can be sent: the account, or a token. */
    private void await(Call call, CompletableFuture<?> prerequisite) {
        engine.cancelAtClose(prerequisite, engine.sharedSession);
        try {
            if (!engine.timing.await(prerequisite, call.remainingNanos()))
                prerequisite.completeExceptionally(new TimeoutException());
            prerequisite.get();
            call.prerequisiteDone(null);
        } catch (ExecutionException e) {
            call.prerequisiteDone(e.getCause());
        } catch (CancellationException e) {
            call.prerequisiteDone(e);
        } catch (InterruptedException e) {
            prerequisite.cancel(true);
            Thread.currentThread().interrupt();
            call.cancelled(e);
        } finally {
            engine.forget(prerequisite);
        }
    }

    static void checkNotInterrupted() {
        if (!Thread.currentThread().isInterrupted()) return;
        TransportFailure cause = TransportFailure.interruptedBefore();
        throw cancelled(cause.getMessage(), Outcome.NOT_DONE, cause);
    }

    <R> R await(CompletableFuture<R> chain, Outcome ifGivenUp) {
        engine.timing.beforeWait(chain);
        try {
            return chain.get();
        } catch (InterruptedException e) {
            chain.cancel(true);
            Thread.currentThread().interrupt();
            throw cancelled("interrupted while waiting", ifGivenUp, e);
        } catch (CancellationException e) {
            throw cancelled("cancelled while waiting", ifGivenUp, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException) throw (RuntimeException) e.getCause();
            if (e.getCause() instanceof Error) throw (Error) e.getCause();
            throw new IllegalStateException(e.getCause());
        }
    }

    private static CosmosCancelledException cancelled(String what, Outcome outcome, Exception cause) {
        String message = outcome == Outcome.UNKNOWN ? what + "; it may have been done" : what;
        return new CosmosCancelledException(
                message, ErrorDetails.builder().outcome(outcome).build(), cause);
    }
}
