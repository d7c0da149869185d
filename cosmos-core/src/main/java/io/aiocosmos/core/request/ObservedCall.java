package io.aiocosmos.core.request;

import io.aiocosmos.core.event.Events;
import io.aiocosmos.core.operation.Operation;
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
    private final AtomicBoolean isOver = new AtomicBoolean(); // whoever completes the future from outside may be first

    private ObservedCall(
            Engine engine,
            BackgroundReads reads,
            SessionStore store,
            Operation operation,
            Region fixedRegion,
            Deadline deadline) {
        super(engine, reads, store, operation, fixedRegion, deadline);
        id = engine.operationIds.incrementAndGet();
    }

    /** A call; an observed one if the client has a listener. */
    static Call of(
            Engine engine,
            BackgroundReads reads,
            SessionStore store,
            Operation operation,
            Region fixedRegion,
            Deadline deadline) {
        return engine.hasListener()
                ? new ObservedCall(engine, reads, store, operation, fixedRegion, deadline)
                : new Call(engine, reads, store, operation, fixedRegion, deadline);
    }

    @Override
    void started() {
        engine.emit(new Events.OperationStarted(id, operation.name, operation.shownLink()));
    }

    @Override
    void ended() {
        if (!isOver.compareAndSet(false, true)) return;
        OperationResult result = result();
        engine.emit(new Events.OperationEnded(
                id,
                operation.name,
                operation.shownLink(),
                result == null ? 0 : result.status(),
                result == null ? 0 : result.subStatus(),
                attempts.count(),
                attempts.requestCharge(),
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
