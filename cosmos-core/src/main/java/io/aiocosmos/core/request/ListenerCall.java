package io.aiocosmos.core.request;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.core.event.Events;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.AttemptLog;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.error.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes the events of one call and passes them on. */
final class ListenerCall extends CallObserver {
    private final long id;
    private final boolean isOfPart;
    private final Operation operation;
    private final AttemptLog attempts;
    private final CosmosListener listener;
    private final AtomicBoolean isOver = new AtomicBoolean();

    ListenerCall(long id, boolean isOfPart, Operation operation, AttemptLog attempts, CosmosListener listener) {
        this.id = id;
        this.isOfPart = isOfPart;
        this.operation = operation;
        this.attempts = attempts;
        this.listener = listener;
    }

    @Override
    boolean isOfPart() {
        return isOfPart;
    }

    @Override
    void started() {
        emit(listener, new Events.OperationStarted(id, operation.name, operation.shownLink()));
    }

    @Override
    void ended(OperationResult result, Outcome outcome, long nanos, ConsistencyLevel consistency) {
        if (!isOver.compareAndSet(false, true)) return;
        AttemptLog log = result == null ? attempts : result.log();
        emit(
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
                        Duration.ofNanos(nanos - attempts.startedNanos()),
                        result != null && result.isOk() ? Optional.empty() : Optional.of(outcome),
                        result == null ? "cancelled" : result.reason(),
                        Optional.ofNullable(consistency),
                        log,
                        operation::queryText,
                        Optional.ofNullable(operation.partitionKey())));
    }

    @Override
    void attemptEnded() {
        emit(
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
    void retryScheduled(long delayNanos) {
        emit(
                listener,
                new Events.RetryScheduled(
                        id,
                        operation.name,
                        operation.shownLink(),
                        attempts.lastStatus(),
                        attempts.lastSubStatus(),
                        attempts.count(),
                        Duration.ofNanos(delayNanos)));
    }

    static void emit(CosmosListener listener, CosmosEvent event) {
        try {
            listener.onEvent(event);
        } catch (Throwable dropped) {
            // documented by CosmosListener; other languages throw checked exceptions too
        }
    }
}
