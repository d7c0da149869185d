package io.aiocosmos.emulator.server;

import io.aiocosmos.emulator.batch.ElementFaults;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What happens to one request: what a fault does, and how long its response is delayed.
 *
 * @param scripted gives the response instead of the service; {@code null} to process the request
 * @param released the request waits for it before anything happens; {@code null} not to wait
 * @param delay how long the response is delayed
 * @param operations what happens to the operations of a batch
 */
public record FaultDecision(
        Connection connection,
        Function<Request, Response> scripted,
        CompletableFuture<Void> released,
        Duration delay,
        ElementFaults operations) {
    /** What becomes of the connection. */
    public enum Connection {
        /** It stays open. */
        KEPT,
        /** Nothing listens. */
        REFUSED,
        /** It breaks before the request is processed. */
        BROKEN_BEFORE,
        /** It breaks after the request was processed, before the response. */
        BROKEN_AFTER
    }

    /** The response of the service, after that delay. */
    public static FaultDecision none(Duration delay) {
        return new FaultDecision(Connection.KEPT, null, null, delay, ElementFaults.NONE);
    }

    /** Another response than that of the service. */
    public static FaultDecision respond(Function<Request, Response> scripted) {
        return new FaultDecision(Connection.KEPT, scripted, null, Duration.ZERO, ElementFaults.NONE);
    }

    public static FaultDecision connection(Connection connection) {
        return new FaultDecision(connection, null, null, Duration.ZERO, ElementFaults.NONE);
    }

    /** The response of the service, once the request is released. */
    public static FaultDecision hold(CompletableFuture<Void> released) {
        return new FaultDecision(Connection.KEPT, null, released, Duration.ZERO, ElementFaults.NONE);
    }

    /** The same, with its response that much later. */
    public FaultDecision delayedBy(Duration more) {
        return new FaultDecision(connection, scripted, released, delay.plus(more), operations);
    }

    /** The same, with that happening to the operations of the batch that it is. */
    public FaultDecision with(ElementFaults faults) {
        return new FaultDecision(connection, scripted, released, delay, faults);
    }

    /** Processes the request as decided. @throws TransportFailure if the connection breaks */
    Response execute(RequestHandler handler, Request request) throws TransportFailure {
        if (connection == Connection.REFUSED)
            throw new TransportFailure(Kind.CONNECT, false, "connection refused", null);
        if (connection == Connection.BROKEN_BEFORE) throw broken();
        Response response = handler.process(request, this);
        if (connection == Connection.BROKEN_AFTER) throw broken();
        return response;
    }

    private static TransportFailure broken() {
        return new TransportFailure(Kind.BROKEN, true, "the connection broke before the response", null);
    }

    /** Whether the response is there without waiting for anything. */
    boolean isImmediate() {
        return released == null && delay.isZero();
    }
}
