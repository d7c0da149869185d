package io.aiocosmos.emulator.server;

import io.aiocosmos.emulator.wire.Delivery;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A response that has to wait. A request that is cancelled before its release is never processed. */
public final class PendingResponse extends CompletableFuture<TransportResponse> {
    private final AtomicBoolean finished = new AtomicBoolean();
    private final RequestHandler handler;
    private final Request request;
    private final FaultDecision decision;
    private final ServerThreads threads;
    private final boolean inProcess;
    private volatile boolean arrived;

    /** @param inProcess whether nobody writes the response, so that it is delivered here */
    PendingResponse(
            RequestHandler handler, Request request, FaultDecision decision, ServerThreads threads, boolean inProcess) {
        this.handler = handler;
        this.request = request;
        this.decision = decision;
        this.threads = threads;
        this.inProcess = inProcess;
        whenComplete((result, problem) -> finished(result instanceof Response response ? response : null));
    }

    private void finished(Response response) {
        if (finished.compareAndSet(false, true)) handler.finished(request, response);
    }

    void start() {
        decision.await().then(this::process, threads);
    }

    void failAfter(long nanos) {
        Runnable timeOut = threads.later(() -> fail(late()), nanos);
        whenComplete((response, problem) -> timeOut.run());
    }

    private TransportFailure late() {
        return decision.await().connecting() && !arrived
                ? new TransportFailure(Kind.CONNECT, false, "not connected in time", null)
                : new TransportFailure(Kind.TIMEOUT, true, "no response in time", null);
    }

    /** The request counts as finished before its caller has the result, who may send the next one at once. */
    void fail(Throwable failure) {
        finished(null);
        completeExceptionally(failure);
    }

    private void process() {
        if (isDone()) return;
        arrived = true;
        Runnable end;
        Duration delay = decision.delay();
        try {
            Response response = decision.execute(handler, request);
            end = () -> finish(response);
            if (inProcess && response.delivery() != Delivery.WHOLE) {
                Delivery delivery = response.delivery();
                delay = delay.plus(delivery.time(response.bodyLength()));
                if (delivery.cuts(response.bodyLength())) end = () -> fail(FaultDecision.broken());
            }
        } catch (TransportFailure | RuntimeException | Error broken) {
            end = () -> fail(broken);
        }
        if (delay.isZero()) end.run();
        else threads.later(end, delay.toNanos());
    }

    private void finish(Response response) {
        finished(response);
        complete(response);
    }
}
