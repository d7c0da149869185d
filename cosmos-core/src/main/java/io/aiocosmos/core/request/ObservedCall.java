package io.aiocosmos.core.request;

import io.aiocosmos.CosmosListener;
import io.aiocosmos.core.event.Events;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.AttemptLog;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.retry.RetryDecision;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.time.Deadline;
import io.aiocosmos.error.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** A call of a client that has a listener, which hears of all that happens to it. */
final class ObservedCall extends Call {
    private final long id;
    private final boolean isPart;
    private final CosmosListener listener;
    private final AtomicBoolean isOver = new AtomicBoolean(); // whoever completes the future from outside may be first

    ObservedCall(
            Engine engine,
            BackgroundReads reads,
            CallSession session,
            Operation operation,
            Region fixedRegion,
            Deadline deadline,
            AttemptLog attempts,
            long hedgedId,
            CosmosListener listener) {
        super(engine, reads, session, operation, fixedRegion, deadline, attempts);
        isPart = hedgedId > 0;
        id = isPart ? hedgedId : engine.operationIds.incrementAndGet();
        this.listener = listener;
    }

    @Override
    void started() {
        if (attempts.isHedge()) return;
        ListenerObserver.emit(listener, new Events.OperationStarted(id, operation.name, operation.shownLink()));
    }

    @Override
    void ended() {
        if (!isPart) operationEnded(result());
    }

    @Override
    void operationEnded(OperationResult result) {
        if (!isOver.compareAndSet(false, true)) return;
        AttemptLog log = result == null ? attempts : result.log();
        ListenerObserver.emit(
                listener,
                new Events.OperationEnded(
                        id,
                        operation.name,
                        operation.shownLink(),
                        log.region(),
                        result == null ? 0 : result.status(),
                        result == null ? 0 : result.subStatus(),
                        log.count(),
                        log.requestCharge(),
                        operation.bodyLength,
                        result == null ? 0 : result.bodyLength(),
                        result == null ? OptionalInt.empty() : result.returnedItems(),
                        Duration.ofNanos(engine.timing.nanos() - attempts.startedNanos()),
                        result != null && result.isOk() ? Optional.empty() : Optional.of(outcomeOf(result)),
                        result == null ? "cancelled" : result.reason(),
                        Optional.ofNullable(engine.consistency(operation)),
                        log,
                        operation::queryText,
                        Optional.ofNullable(operation.partitionKey())));
    }

    /** A write that was under way when somebody ended it from outside may have been done. */
    private Outcome outcomeOf(OperationResult result) {
        if (result != null) return result.outcome();
        return operation.isWrite() && attempts.count() > 0 ? Outcome.UNKNOWN : outcome();
    }

    @Override
    void attemptEnded() {
        ListenerObserver.emit(
                listener,
                new Events.RequestEnded(
                        id,
                        operation.name,
                        operation.shownLink(),
                        attempts.endpoint(),
                        attempts.region(),
                        attempts.lastStatus(),
                        attempts.lastSubStatus(),
                        attempts.lastCharge(),
                        Duration.ofNanos(attempts.lastTryNanos())));
    }

    @Override
    void retryScheduled(RetryDecision decision) {
        ListenerObserver.emit(
                listener,
                new Events.RetryScheduled(
                        id,
                        operation.name,
                        operation.shownLink(),
                        attempts.lastStatus(),
                        attempts.lastSubStatus(),
                        attempts.count(),
                        Duration.ofNanos(decision.delayNanos())));
    }
}
