package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** An answer that has to wait. One that was given up before its release is never processed. */
final class PendingAnswer extends CompletableFuture<TransportResponse> {
    private final AtomicBoolean left = new AtomicBoolean();
    private final Reception reception;
    private final Request request;
    private final Verdict verdict;
    private final DoorThreads threads;

    PendingAnswer(Reception reception, Request request, Verdict verdict, DoorThreads threads) {
        this.reception = reception;
        this.request = request;
        this.verdict = verdict;
        this.threads = threads;
        whenComplete((response, problem) -> leave(response instanceof Response answer ? answer : null));
    }

    private void leave(Response answer) {
        if (left.compareAndSet(false, true)) reception.leave(request, answer);
    }

    void start() {
        if (verdict.released() == null) process();
        else verdict.released().whenComplete((nothing, problem) -> threads.now(this::process));
    }

    void failAfter(long nanos) {
        Runnable timeOut =
                threads.later(() -> fail(new TransportFailure(Kind.TIMEOUT, true, "no answer in time", null)), nanos);
        whenComplete((response, problem) -> timeOut.run());
    }

    /** It leaves before it is answered: whoever gets the answer may send the next request at once. */
    void fail(Throwable failure) {
        leave(null);
        completeExceptionally(failure);
    }

    private void process() {
        if (isDone()) return;
        Runnable finish;
        try {
            Response response = verdict.carryOut(reception, request);
            finish = () -> finish(response);
        } catch (TransportFailure | RuntimeException | Error broken) {
            finish = () -> fail(broken);
        }
        if (verdict.delay().isZero()) finish.run();
        else threads.later(finish, verdict.delay().toNanos());
    }

    private void finish(Response response) {
        leave(response);
        complete(response);
    }
}
