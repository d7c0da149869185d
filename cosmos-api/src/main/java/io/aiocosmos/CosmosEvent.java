package io.aiocosmos;

import io.aiocosmos.error.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that a client did. Holds no tokens or items; {@code toString} is one line, and has no keys and no text of
 * queries either. Two that say the same are equal, but for {@link OperationEnded}, each of which is its own.
 *
 * <p>New kinds of events come: a {@code switch} over them needs a default branch. Not for implementation; methods will be
 * added to the kinds that there are.
 */
public interface CosmosEvent {
    /**
     * An event of one operation: what is sent until there is one result, in one attempt or several. Each page of a list or
     * query that is asked of a partition is an operation, and so is each step of a method that takes several, such as
     * {@code createContainerIfNotExists}, each item of many, and what the client reads for itself, such as the account or
     * partition key ranges.
     *
     * <p>The events of an operation come one after the other: one {@link OperationStarted}; a {@link RequestEnded} for
     * each attempt, and a {@link RetryScheduled} before the next one; one {@link OperationEnded}, also if the operation was
     * cancelled. Those of several operations mix.
     */
    interface OperationEvent extends CosmosEvent {
        /** Which operation of the client: 1 or more, the same in all its events and in those of no other. */
        long operationId();

        /** Its name, such as {@code createItem}. */
        String operation();

        /** What it is about: a link, such as {@code dbs/books/colls/ledger}. */
        String resource();
    }

    /** An operation began; nothing has been sent. */
    interface OperationStarted extends OperationEvent {}

    /** An operation is over; sent before its result can be seen, unless its future was completed from outside. */
    interface OperationEnded extends OperationEvent {
        /** The name of the region that was asked last; empty if nothing was sent, or the account was not read yet. */
        String region();

        /** The status of its result; 0 if it ended without a response: see {@link #reason}. */
        int statusCode();

        /** The sub-status of its result, 0 if there is none. */
        int subStatusCode();

        /** How many attempts were begun; 0 if nothing was sent. */
        int attempts();

        /** Request units charged over all attempts. */
        double requestCharge();

        /** Bytes of the body that was sent, for one attempt; without headers. */
        int requestBytes();

        /** Bytes of the body of its result; without headers. */
        int responseBytes();

        /** Items in the response, if the service said how many: of pages of lists, queries and the change feed. */
        OptionalInt returnedItems();

        /** From {@link OperationStarted} on, retry waits included; without the decoding of items. */
        Duration elapsed();

        /**
         * What is known of its effect if it failed; empty if the service did what was asked. A failure is any status from 400
         * on, the 404 of a {@code findItem} too.
         */
        Optional<Outcome> outcome();

        /**
         * Why it ended without a response: {@code timeout}, {@code cancelled}, {@code closed} (the client), {@code transport}
         * or {@code preparation} (the token, or the account); empty if there was one.
         */
        String reason();

        /** The level of a read: the operation's own, or else the client's; empty for that of the account, and for writes. */
        Optional<ConsistencyLevel> consistencyLevel();

        /** Each attempt. */
        Diagnostics diagnostics();

        /**
         * The text of a query as it was sent, with what literals it has, but not its parameters; empty if it is no query. May
         * hold keys or what items have. Not printed by {@code toString}.
         */
        Optional<String> queryText();

        /** The partition key as JSON, if the operation has one. Not printed by {@code toString}. */
        Optional<String> partitionKey();
    }

    /** An attempt ended, with a response or without. */
    interface RequestEnded extends OperationEvent {
        /** The address asked. */
        String endpoint();

        /** The name of its region; empty if the account was not read yet. */
        String region();

        /** The status of the response, 0 if none arrived. */
        int statusCode();

        /** The sub-status of the response, 0 if there was none. */
        int subStatusCode();

        /** Request units of this response. */
        double requestCharge();

        /** From sending to the response. */
        Duration elapsed();

        /** Whether it was not sent, because a {@code throughputControl} held it back: 429/10003, 429/10005 of a bulk. */
        default boolean isHeldBack() {
            return HeldBack.is(statusCode(), subStatusCode());
        }
    }

    /** A request will be sent again; also when the service throttled it (status 429). */
    interface RetryScheduled extends OperationEvent {
        /** The status of the last response, 0 if none arrived. */
        int statusCode();

        /** The sub-status of the last response, 0 if there was none. */
        int subStatusCode();

        /** How many attempts there were so far. */
        int attempt();

        /** How long it waits. */
        Duration delay();
    }

    /** A client was built. */
    interface ClientOpened extends CosmosEvent {
        /** The address that it was given. */
        String endpoint();

        /** As it is sent with every request. */
        String userAgent();
    }

    /** A client was closed; the last event but for those of operations that this ends. */
    interface ClientClosed extends CosmosEvent {
        /** The address that it was given. */
        String endpoint();
    }

    /** An endpoint is avoided for a while. */
    interface EndpointUnavailable extends CosmosEvent {
        /** Its address. */
        String endpoint();

        /** What it did: status and sub-status, or {@code no connection}. */
        String reason();
    }

    /**
     * A region failed one partition too often and is avoided for it, or serves it again. The others serve it meanwhile; see
     * {@link CosmosClientBuilder#partitionCircuitBreaker}.
     */
    interface CircuitBreakerChanged extends CosmosEvent {
        /** The link of the container. */
        String resource();

        /** The id of the partition key range. */
        String rangeId();

        /** The name of the region. */
        String region();

        /** Whether it is about writes, else about reads. */
        boolean isForWrites();

        /** Whether the region is avoided from now on, else it no longer is. */
        boolean isOpen();
    }

    /** The account has no region of that name, though the client prefers it; sent when it connects. */
    interface UnknownRegion extends CosmosEvent {
        /** As it was given to the builder. */
        String region();
    }

    /**
     * A container that was to be created if there is none exists with another partition key. It stays as it is, and what was
     * asked for is given all the same: compare the properties in the response where that must not be.
     */
    interface PartitionKeyMismatch extends CosmosEvent {
        /** The link of the container. */
        String resource();

        /** The paths of the properties that were given. */
        List<String> requestedPaths();

        /** The paths of the container that exists; none if it has no partition key. */
        List<String> existingPaths();
    }

    /** A page of a list or query was read; it may have taken several operations. */
    interface PageRead extends CosmosEvent {
        /** The link of what was asked. */
        String resource();

        /** How many items it had. */
        int items();

        /** Whether another one follows. */
        boolean more();

        /** Request units charged for all requests behind it. */
        double requestCharge();
    }

    /**
     * Where an operation on many items stands; sent about every 1000 results or every second with a result, and at the end.
     */
    interface BulkProgress extends CosmosEvent {
        /** The link of the container. */
        String resource();

        /** Items taken from the source so far. */
        long taken();

        /** Items written so far. */
        long succeeded();

        /** Items not written, or of unknown outcome, so far. */
        long failed();

        /** Requests under way; of {@code executeBulk}, operations taken and not ended. */
        int inFlight();

        /** How many may be under way now. */
        int concurrency();

        /** Request units charged so far. */
        double requestCharge();

        /** Request units a second, over the last 5 to 10 seconds; pauses do not count. */
        double requestUnitsPerSecond();

        /** How long the rest will take at the present rate; empty if how much is left, or the rate, is not known. */
        Optional<Duration> remaining();

        /**
         * The last {@linkplain BulkOperation#position position} up to which all operations are final: those up to here have
         * each had their result delivered, whether good or bad. A source that goes on after this position loses nothing.
         * Operations that failed because the client was closed or the run cancelled are not final, nor is that whose result
         * the consumer threw at.
         *
         * <p>No more operations are sent beyond it than {@code executeBulk} has room for: 100 for each of {@link
         * BulkOptions#maxConcurrency}, but at least 1000.
         *
         * @return empty if there is none yet. Not printed by {@code toString}
         * @throws ClassCastException if it is of another type
         */
        <P> Optional<P> position(Class<P> type);
    }
}
