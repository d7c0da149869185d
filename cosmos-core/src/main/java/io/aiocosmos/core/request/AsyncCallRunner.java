package io.aiocosmos.core.request;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.result.Failure;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Runs a call that no thread waits for, and is the future of its end. It continues wherever the last response arrived.
 * Whatever completes the future from outside (cancel, a time-out) frees the request in flight.
 */
final class AsyncCallRunner<R> extends CallFuture<R> implements BiConsumer<TransportResponse, Throwable>, Runnable {
    final Call call;
    private volatile CompletableFuture<?> pending;

    /** @param callbacks where the future completes; {@code null} for where the response arrived */
    AsyncCallRunner(Call call, Function<OperationResult, R> read, Executor callbacks) {
        super(call.engine, read, callbacks);
        this.call = call;
    }

    AsyncCallRunner<R> begin() {
        engine.track(this);
        call.started();
        goOn();
        return this;
    }

    /** Goes on until there is something to wait for. Nobody hears what is thrown here but through the future. */
    private void goOn() {
        if (isDone()) return;
        try {
            advance();
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void advance() {
        TransportRequest request = call.next();
        if (request != null) {
            CompletableFuture<TransportResponse> sent = engine.transport.send(request);
            waitsFor(sent);
            sent.whenComplete(this);
        } else if (call.isDone()) {
            call.ended();
            finish(call.result());
        } else if (call.prerequisite() == null) pause(call.heldBackNanos());
        else await(call.prerequisite());
    }

    private void waitsFor(CompletableFuture<?> stage) {
        pending = stage;
        if (isDone()) stage.cancel(true); // completed from outside between the check and here
    }

    private void pause(long nanos) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        waitsFor(over);
        Future<?> timer = engine.timing.later(nanos, () -> over.complete(null));
        over.whenComplete((nothing, cancelled) -> {
            timer.cancel(false);
            goOn();
        });
    }

    /** A prerequisite may take for ever; the operation may not. */
    private void await(CompletableFuture<?> prerequisite) {
        waitsFor(prerequisite);
        if (!prerequisite.isDone()) limit(prerequisite);
        prerequisite.whenComplete((done, problem) -> {
            call.prerequisiteDone(problem);
            goOn();
        });
    }

    private void limit(CompletableFuture<?> prerequisite) {
        Future<?> timer = engine.timing.later(
                call.remainingNanos(), () -> prerequisite.completeExceptionally(new TimeoutException()));
        prerequisite.whenComplete((done, problem) -> timer.cancel(false));
    }

    /** The transport's response. */
    @Override
    public void accept(TransportResponse response, Throwable problem) {
        if (isDone()) return;
        try {
            long delay = problem == null ? call.onResponse(response) : call.onFailure(failure(problem));
            if (delay > 0) pause(delay);
            else goOn();
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private static TransportFailure failure(Throwable problem) {
        return TransportFailure.of(AsyncChain.unwrapped(problem));
    }

    private void failed(Throwable problem) {
        call.ended();
        fail(problem);
    }

    @Override
    void ended() {
        engine.untrack(this);
        call.ended();
        CompletableFuture<?> stage = pending;
        if (stage != null && !stage.isDone()) stage.cancel(true);
    }

    /** The client was closed: nobody else would end this. */
    @Override
    public void run() {
        completeExceptionally(Failure.closedMeanwhile(call.operation()));
    }
}
