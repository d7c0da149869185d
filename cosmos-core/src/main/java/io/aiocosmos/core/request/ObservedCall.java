package io.aiocosmos.core.request;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.core.event.Events;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.AttemptLog;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.retry.RetryDecision;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.time.Deadline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A call of a client that has a listener, which hears of all that happens to it. */
final class ObservedCall extends Call {
    private final long id;
    private final boolean isPart;
    private final AtomicBoolean isOver = new AtomicBoolean(); // whoever completes the future from outside may be first

    private ObservedCall(
            Engine engine,
            BackgroundReads reads,
            CallSession session,
            Operation operation,
            Region fixedRegion,
            Deadline deadline,
            AttemptLog attempts,
            long hedgedId) {
        super(engine, reads, session, operation, fixedRegion, deadline, attempts);
        isPart = hedgedId > 0;
        id = isPart ? hedgedId : engine.operationIds.incrementAndGet();
    }

    /** A call; an observed one if the client has a listener. */
    static Call of(
            Engine engine,
            BackgroundReads reads,
            SessionStore store,
            Operation operation,
            Region fixedRegion,
            Deadline deadline) {
        CallSession session = new CallSession(engine, store, operation);
        AttemptLog attempts = new AttemptLog(engine.timing.nanos());
        return engine.hasListener()
                ? new ObservedCall(engine, reads, session, operation, fixedRegion, deadline, attempts, 0)
                : new Call(engine, reads, session, operation, fixedRegion, deadline, attempts);
    }

    /**
     * One of several calls for an operation, whose begin and end the first of them reports when it is told.
     *
     * @param id of the operation
     */
    static Call part(
            Engine engine,
            BackgroundReads reads,
            CallSession session,
            Operation operation,
            Region fixedRegion,
            Deadline deadline,
            AttemptLog attempts,
            long id) {
        return engine.hasListener()
                ? new ObservedCall(engine, reads, session, operation, fixedRegion, deadline, attempts, id)
                : new Call(engine, reads, session, operation, fixedRegion, deadline, attempts);
    }

    @Override
    void started() {
        if (!attempts.isHedge()) engine.emit(new Events.OperationStarted(id, operation.name, operation.shownLink()));
    }

    @Override
    void ended() {
        if (!isPart) operationEnded(result());
    }

    @Override
    void operationEnded(OperationResult result) {
        if (!isOver.compareAndSet(false, true)) return;
        Diagnostics all = result == null ? attempts : result.diagnostics();
        engine.emit(new Events.OperationEnded(
                id,
                operation.name,
                operation.shownLink(),
                result == null ? 0 : result.status(),
                result == null ? 0 : result.subStatus(),
                result == null ? attempts.count() : result.attempts(),
                all.requestCharge(),
                Duration.ofNanos(engine.timing.nanos() - attempts.startedNanos())));
    }

    @Override
    void attemptEnded() {
        engine.emit(new Events.RequestEnded(
                id,
                operation.name,
                operation.shownLink(),
                attempts.endpoint(),
                attempts.lastStatus(),
                attempts.lastSubStatus(),
                attempts.lastCharge(),
                Duration.ofNanos(attempts.lastTryNanos())));
    }

    @Override
    void retryScheduled(RetryDecision decision) {
        engine.emit(new Events.RetryScheduled(
                id,
                operation.name,
                operation.shownLink(),
                attempts.lastStatus(),
                attempts.lastSubStatus(),
                attempts.count(),
                Duration.ofNanos(decision.delayNanos())));
    }
}
