package io.aiocosmos.core.request;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Drives a call that nobody waits for, and is the future of its end. It goes on wherever the last answer arrived.
 * Whatever completes the future from outside (cancel, a time-out) frees the request in flight.
 */
final class AsyncCall<R> extends CompletableFuture<R> implements BiConsumer<TransportResponse, Throwable>, Runnable {
    private final Engine engine;
    private final Call call;
    private final Function<Answer, R> read;
    private volatile CompletableFuture<?> pending;

    AsyncCall(Engine engine, Call call, Function<Answer, R> read) {
        this.engine = engine;
        this.call = call;
        this.read = read;
    }

    AsyncCall<R> begin() {
        engine.track(this);
        run();
        return this;
    }

    /** Goes on until there is something to wait for. */
    @Override
    public void run() {
        if (isDone()) return;
        TransportRequest request = call.next();
        if (request != null) {
            CompletableFuture<TransportResponse> sent = engine.transport.send(request);
            waitsFor(sent);
            sent.whenComplete(this);
        } else if (call.isDone()) finish();
        else pass(call.gate());
    }

    private void waitsFor(CompletableFuture<?> stage) {
        pending = stage;
        if (isDone()) stage.cancel(true); // completed from outside between the check and here
    }

    private void pass(CompletableFuture<?> gate) {
        waitsFor(gate);
        gate.whenComplete((opened, problem) -> {
            call.gateOpened(problem);
            run();
        });
    }

    /** The transport's answer. */
    @Override
    public void accept(TransportResponse response, Throwable problem) {
        if (isDone()) return;
        long delay = problem == null ? call.onResponse(response) : call.onFailure(failure(problem));
        if (delay > 0) engine.timing.later(delay, this);
        else run();
    }

    private static TransportFailure failure(Throwable problem) {
        return TransportFailure.of(Unwrapped.of(problem));
    }

    private void finish() {
        Executor callbacks = engine.settings.callbacks();
        if (callbacks == null) {
            finishHere();
            return;
        }
        try {
            callbacks.execute(this::finishHere);
        } catch (RuntimeException e) {
            completeExceptionally(e); // the executor was shut down: better here than never
        }
    }

    private void finishHere() {
        R value;
        try {
            value = read.apply(call.answer());
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
            return;
        }
        complete(value);
    }

    private boolean ended(boolean now) {
        if (!now) return false;
        engine.untrack(this);
        CompletableFuture<?> stage = pending;
        if (stage != null && !stage.isDone()) stage.cancel(true);
        return true;
    }

    @Override
    public boolean complete(R value) {
        return ended(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable problem) {
        return ended(super.completeExceptionally(problem));
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        return ended(super.cancel(mayInterrupt));
    }
}
