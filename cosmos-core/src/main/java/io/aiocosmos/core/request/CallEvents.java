package io.aiocosmos.core.request;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.AttemptLog;
import io.aiocosmos.core.retry.AttemptFailure;
import io.aiocosmos.core.retry.RetryDecision;
import io.aiocosmos.core.routing.Region;
import java.time.Duration;

/** Tells the listener, if there is one, what happens to an operation. */
final class CallEvents {
    private CallEvents() {}

    static void requestEnded(Engine engine, Operation operation, AttemptLog tries) {
        if (!engine.hasListener()) return;
        engine.tell(new CosmosEvent.RequestEnded(
                operation.name,
                operation.shownLink(),
                tries.endpoint(),
                tries.lastStatus(),
                tries.lastSubStatus(),
                tries.lastCharge(),
                Duration.ofNanos(tries.lastTryNanos())));
    }

    static void retryScheduled(Engine engine, Operation operation, AttemptLog tries, RetryDecision decision) {
        if (!engine.hasListener()) return;
        engine.tell(new CosmosEvent.RetryScheduled(
                operation.name,
                operation.shownLink(),
                tries.lastStatus(),
                tries.lastSubStatus(),
                tries.count(),
                Duration.ofNanos(decision.delayNanos())));
    }

    static void endpointUnavailable(Engine engine, Region region, AttemptFailure failure) {
        if (!engine.hasListener()) return;
        String reason = failure.status() == 0 ? "no connection" : failure.status() + "/" + failure.subStatus();
        engine.tell(new CosmosEvent.EndpointUnavailable(region.origin().toString(), reason));
    }
}
