package io.aiocosmos.core.request;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.core.event.Events;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.AttemptLog;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.time.Deadline;
import java.util.List;

/** Makes events and passes them on. */
final class ListenerObserver extends Observer {
    private final CosmosListener listener;

    ListenerObserver(CosmosListener listener) {
        this.listener = listener;
    }

    @Override
    void emit(CosmosEvent event) {
        emit(listener, event);
    }

    static void emit(CosmosListener listener, CosmosEvent event) {
        try {
            listener.onEvent(event);
        } catch (Throwable dropped) {
            // documented by CosmosListener; other languages throw checked exceptions too
        }
    }

    @Override
    CosmosListener forCall() {
        try {
            CosmosListener ofCall = listener.forCall();
            return ofCall == null ? listener : ofCall;
        } catch (Throwable dropped) {
            return listener;
        }
    }

    @Override
    Call call(
            Engine engine,
            BackgroundReads reads,
            CallSession session,
            Operation operation,
            Region fixedRegion,
            Deadline deadline,
            AttemptLog attempts,
            long hedgedId,
            CosmosListener ofCall) {
        return new ObservedCall(engine, reads, session, operation, fixedRegion, deadline, attempts, hedgedId, ofCall);
    }

    @Override
    public void clientOpened(String endpoint, String userAgent) {
        emit(new Events.ClientOpened(endpoint, userAgent));
    }

    @Override
    void clientClosed(String endpoint) {
        emit(new Events.ClientClosed(endpoint));
    }

    @Override
    void unknownRegion(String region) {
        emit(new Events.UnknownRegion(region));
    }

    @Override
    void endpointUnavailable(String endpoint, String reason) {
        emit(new Events.EndpointUnavailable(endpoint, reason));
    }

    @Override
    public void partitionKeyMismatch(String resource, List<String> requested, List<String> existing) {
        emit(new Events.PartitionKeyMismatch(resource, requested, existing));
    }
}
