package io.aiocosmos.core.request;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.AttemptLog;
import io.aiocosmos.core.routing.Region;
import java.util.List;

/**
 * What a client does for its listener. One method for each event, because nothing behind them is reached in a program
 * that sets no listener, and shrinkers leave it out. Thread-safe.
 */
public abstract class Observer {
    Observer() {}

    /** No operation fails because its listener does. */
    public abstract void emit(CosmosEvent event);

    /** The listener of a call that the current thread makes. */
    abstract CosmosListener forCall();

    /**
     * @param id of the operation
     * @param isOfPart whether it is one of several calls for the operation, of which one says when that begins and ends
     * @param ofCall its listener
     */
    abstract CallObserver call(
            long id, boolean isOfPart, Operation operation, AttemptLog attempts, CosmosListener ofCall);

    public abstract void clientOpened(String endpoint, String userAgent);

    abstract void clientClosed(String endpoint);

    abstract void unknownRegion(String region);

    /** @param range the link of its container, a slash and its id */
    abstract void circuitBreakerChanged(String range, Operation operation, Region region, boolean open);

    abstract void endpointUnavailable(String endpoint, String reason);

    public abstract void partitionKeyMismatch(String resource, List<String> requested, List<String> existing);
}
