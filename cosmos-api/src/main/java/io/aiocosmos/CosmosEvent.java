package io.aiocosmos;

import java.time.Duration;

/** Something that a client did. Holds no keys, tokens or items. */
public sealed interface CosmosEvent {
    /**
     * A request was answered, or was not.
     *
     * @param operation such as {@code createItem}
     * @param resource the link, such as {@code dbs/books/colls/ledger}
     * @param endpoint the address asked
     * @param statusCode 0 if no answer arrived
     * @param subStatusCode 0 if there was none
     * @param requestCharge request units of this answer
     * @param elapsed from sending to the answer
     */
    record RequestEnded(
            String operation,
            String resource,
            String endpoint,
            int statusCode,
            int subStatusCode,
            double requestCharge,
            Duration elapsed)
            implements CosmosEvent {}

    /**
     * A request will be sent again; also when the service throttled it (status 429).
     *
     * @param attempt how many tries there were so far
     * @param delay how long it waits
     */
    record RetryScheduled(
            String operation, String resource, int statusCode, int subStatusCode, int attempt, Duration delay)
            implements CosmosEvent {}

    /**
     * An endpoint is avoided for a while.
     *
     * @param endpoint its address
     * @param reason what it did
     */
    record EndpointUnavailable(String endpoint, String reason) implements CosmosEvent {}

    /**
     * The account has no region of that name, though the client was told to prefer it; sent when it connects.
     *
     * @param region as it was given to the builder
     */
    record UnknownRegion(String region) implements CosmosEvent {}

    /**
     * A page of a list or query was read.
     *
     * @param items how many items it had
     * @param more whether another one follows
     */
    record PageRead(String resource, int items, boolean more, double requestCharge) implements CosmosEvent {}

    /**
     * Where an operation on many items stands; sent about every 1000 items and at the end.
     *
     * @param inFlight requests under way
     * @param concurrency how many may be under way now
     */
    record BulkProgress(String resource, long succeeded, long failed, int inFlight, int concurrency)
            implements CosmosEvent {}
}
