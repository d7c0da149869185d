package io.aiocosmos.core.event;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.CosmosEvent;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.error.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The events of the API as values. They print as the API names them. */
public final class Events {
    private Events() {}

    public record OperationStarted(long operationId, String operation, String resource)
            implements CosmosEvent.OperationStarted {}

    /**
     * @param query looks the text up when it is asked for; gives {@code null} if there is none
     */
    public record OperationEnded(
            long operationId,
            String operation,
            String resource,
            String region,
            int statusCode,
            int subStatusCode,
            int attempts,
            double requestCharge,
            int requestBytes,
            int responseBytes,
            OptionalInt returnedItems,
            Duration elapsed,
            Optional<Outcome> outcome,
            String reason,
            Optional<ConsistencyLevel> consistencyLevel,
            Diagnostics diagnostics,
            Supplier<String> query,
            Optional<String> partitionKey)
            implements CosmosEvent.OperationEnded {
        @Override
        public Optional<String> queryText() {
            return Optional.ofNullable(query.get());
        }

        /** Without text of queries and keys. */
        @Override
        public String toString() {
            return "OperationEnded[" + operationId + " " + operation + " " + resource + ": " + statusCode + "/"
                    + subStatusCode + (reason.isEmpty() ? "" : " " + reason)
                    + outcome.map(known -> " " + known).orElse("") + ", sent " + requestBytes + " bytes, got "
                    + responseBytes + ", " + diagnostics + "]";
        }
    }

    public record RequestEnded(
            long operationId,
            String operation,
            String resource,
            String endpoint,
            String region,
            int statusCode,
            int subStatusCode,
            double requestCharge,
            Duration elapsed)
            implements CosmosEvent.RequestEnded {}

    public record RetryScheduled(
            long operationId,
            String operation,
            String resource,
            int statusCode,
            int subStatusCode,
            int attempt,
            Duration delay)
            implements CosmosEvent.RetryScheduled {}

    public record ClientOpened(String endpoint, String userAgent) implements CosmosEvent.ClientOpened {}

    public record ClientClosed(String endpoint) implements CosmosEvent.ClientClosed {}

    public record CircuitBreakerChanged(
            String resource, String rangeId, String region, boolean isForWrites, boolean isOpen)
            implements CosmosEvent.CircuitBreakerChanged {}

    public record EndpointUnavailable(String endpoint, String reason) implements CosmosEvent.EndpointUnavailable {}

    public record UnknownRegion(String region) implements CosmosEvent.UnknownRegion {}

    public record PartitionKeyMismatch(String resource, List<String> requestedPaths, List<String> existingPaths)
            implements CosmosEvent.PartitionKeyMismatch {}

    public record PageRead(String resource, int items, boolean more, double requestCharge)
            implements CosmosEvent.PageRead {}

    /** @param lastPosition {@code null} if there is none */
    public record BulkProgress(
            String resource,
            long taken,
            long succeeded,
            long failed,
            int inFlight,
            int concurrency,
            double requestCharge,
            double requestUnitsPerSecond,
            Optional<Duration> remaining,
            Object lastPosition)
            implements CosmosEvent.BulkProgress {
        @Override
        public <P> Optional<P> position(Class<P> type) {
            return Optional.ofNullable(type.cast(lastPosition));
        }

        /** Without the position, which may be anything. */
        @Override
        public String toString() {
            return "BulkProgress[" + resource + ": taken " + taken + ", succeeded " + succeeded + ", failed " + failed
                    + ", RU " + requestCharge + "]";
        }
    }
}
