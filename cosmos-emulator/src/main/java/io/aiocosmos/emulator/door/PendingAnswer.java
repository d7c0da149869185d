package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** An answer of the in-process door that has to wait. One that was given up before its release is never processed. */
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

    void start(long timeoutNanos) {
        Runnable timeOut = threads.later(
                () -> fail(new TransportFailure(Kind.TIMEOUT, true, "no answer in time", null)), timeoutNanos);
        whenComplete((response, problem) -> timeOut.run());
        if (verdict.released() == null) process();
        else verdict.released().whenComplete((nothing, problem) -> threads.now(this::process));
    }

    /** It leaves before it is answered: whoever gets the answer may send the next request at once. */
    void fail(TransportFailure failure) {
        leave(null);
        completeExceptionally(failure);
    }

    private void process() {
        if (isDone()) return;
        TransportFailure broken = brokenBefore(verdict);
        Response response = broken == null ? reception.serve(request, verdict) : null;
        if (broken == null) broken = brokenAfter(verdict);
        TransportFailure failure = broken;
        Runnable finish = () -> finish(response, failure);
        if (verdict.delay().isZero()) finish.run();
        else threads.later(finish, verdict.delay().toNanos());
    }

    private void finish(Response response, TransportFailure failure) {
        if (failure != null) fail(failure);
        else {
            leave(response);
            complete(response);
        }
    }

    static TransportFailure brokenBefore(Verdict verdict) {
        return switch (verdict.connection()) {
            case REFUSED -> new TransportFailure(Kind.CONNECT, false, "connection refused", null);
            case BROKEN_BEFORE -> broken();
            default -> null;
        };
    }

    static TransportFailure brokenAfter(Verdict verdict) {
        return verdict.connection() == Verdict.Connection.BROKEN_AFTER ? broken() : null;
    }

    private static TransportFailure broken() {
        return new TransportFailure(Kind.BROKEN, true, "the connection broke before the answer", null);
    }
}
