package io.aiocosmos.emulator.server;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A response that has to wait. A request that is cancelled before its release is never processed. */
public final class PendingResponse extends CompletableFuture<TransportResponse> {
    private final AtomicBoolean finished = new AtomicBoolean();
    private final RequestHandler handler;
    private final Request request;
    private final FaultDecision decision;
    private final ServerThreads threads;

    PendingResponse(RequestHandler handler, Request request, FaultDecision decision, ServerThreads threads) {
        this.handler = handler;
        this.request = request;
        this.decision = decision;
        this.threads = threads;
        whenComplete((result, problem) -> finished(result instanceof Response response ? response : null));
    }

    private void finished(Response response) {
        if (finished.compareAndSet(false, true)) handler.finished(request, response);
    }

    void start() {
        if (decision.released() == null) process();
        else decision.released().whenComplete((nothing, problem) -> threads.now(this::process));
    }

    void failAfter(long nanos) {
        Runnable timeOut =
                threads.later(() -> fail(new TransportFailure(Kind.TIMEOUT, true, "no response in time", null)), nanos);
        whenComplete((response, problem) -> timeOut.run());
    }

    /** The request counts as finished before its caller has the result, who may send the next one at once. */
    void fail(Throwable failure) {
        finished(null);
        completeExceptionally(failure);
    }

    private void process() {
        if (isDone()) return;
        Runnable end;
        try {
            Response response = decision.execute(handler, request);
            end = () -> finish(response);
        } catch (TransportFailure | RuntimeException | Error broken) {
            end = () -> fail(broken);
        }
        if (decision.delay().isZero()) end.run();
        else threads.later(end, decision.delay().toNanos());
    }

    private void finish(Response response) {
        finished(response);
        complete(response);
    }
}
