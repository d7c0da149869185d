package io.aiocosmos.core.request;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.AttemptLog;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.time.Deadline;
import java.util.List;

/**
 * What a client does for its listener. One method for each event, because nothing behind them is reached in a program
 * that sets no listener, and shrinkers leave it out. Thread-safe.
 */
public abstract class Observer {
    Observer() {}

    public static Observer of(CosmosListener listener) {
        return new ListenerObserver(listener);
    }

    /** No operation fails because its listener does. */
    abstract void emit(CosmosEvent event);

    /** The listener of a call that the current thread makes. */
    abstract CosmosListener forCall();

    /**
     * @param hedgedId of the operation, whose begin and end the first of its calls reports when it is told; 0 if this is
     *     its only call
     * @param listener of the call
     */
    abstract Call call(
            Engine engine,
            BackgroundReads reads,
            CallSession session,
            Operation operation,
            Region fixedRegion,
            Deadline deadline,
            AttemptLog attempts,
            long hedgedId,
            CosmosListener listener);

    public abstract void clientOpened(String endpoint, String userAgent);

    abstract void clientClosed(String endpoint);

    abstract void unknownRegion(String region);

    abstract void endpointUnavailable(String endpoint, String reason);

    public abstract void partitionKeyMismatch(String resource, List<String> requested, List<String> existing);
}
