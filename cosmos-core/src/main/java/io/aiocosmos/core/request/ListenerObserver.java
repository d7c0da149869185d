package io.aiocosmos.core.request;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.core.event.Events;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.AttemptLog;
import io.aiocosmos.core.routing.Region;
import java.util.List;

/** Makes events and passes them on. */
public final class ListenerObserver extends Observer {
    private final CosmosListener listener;

    public ListenerObserver(CosmosListener listener) {
        this.listener = listener;
    }

    @Override
    public void emit(CosmosEvent event) {
        ListenerCall.emit(listener, event);
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
    CallObserver call(long id, boolean isOfPart, Operation operation, AttemptLog attempts, CosmosListener ofCall) {
        return new ListenerCall(id, isOfPart, operation, attempts, ofCall);
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
    void circuitBreakerChanged(String range, Operation operation, Region region, boolean open) {
        int slash = range.lastIndexOf('/');
        emit(new Events.CircuitBreakerChanged(
                range.substring(0, slash), range.substring(slash + 1), region.name(), operation.isWrite(), open));
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
