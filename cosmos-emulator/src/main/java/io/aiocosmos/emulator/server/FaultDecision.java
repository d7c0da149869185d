package io.aiocosmos.emulator.server;

import io.aiocosmos.emulator.batch.ElementFaults;
import io.aiocosmos.emulator.wire.Delivery;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What happens to one request: what a fault does, and how long its response is delayed. */
public final class FaultDecision {
    private static final FaultDecision NOTHING = new FaultDecision(
            Connection.KEPT,
            null,
            RequestWait.NONE,
            UnaryOperator.identity(),
            Delivery.WHOLE,
            Duration.ZERO,
            ElementFaults.NONE);

    private final Connection connection;
    private final Function<Request, Response> scripted;
    private final RequestWait wait;
    private final UnaryOperator<Response> change;
    private final Delivery delivery;
    private final Duration delay;
    private final ElementFaults operations;

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

    private FaultDecision(
            Connection connection,
            Function<Request, Response> scripted,
            RequestWait wait,
            UnaryOperator<Response> change,
            Delivery delivery,
            Duration delay,
            ElementFaults operations) {
        this.connection = connection;
        this.scripted = scripted;
        this.wait = wait;
        this.change = change;
        this.delivery = delivery;
        this.delay = delay;
        this.operations = operations;
    }

    /** The response of the service, after that delay. */
    public static FaultDecision none(Duration delay) {
        return NOTHING.delayedBy(delay);
    }

    /** Another response than that of the service. */
    public static FaultDecision respond(Function<Request, Response> scripted) {
        return of(Connection.KEPT, scripted, RequestWait.NONE, NOTHING.change, Delivery.WHOLE);
    }

    public static FaultDecision connection(Connection connection) {
        return of(connection, null, RequestWait.NONE, NOTHING.change, Delivery.WHOLE);
    }

    /** The response of the service, once the request is released. */
    public static FaultDecision hold(CompletableFuture<Void> released) {
        return waiting(new RequestWait(released, Duration.ZERO, false));
    }

    /** The response of the service, to a request that takes that long to come in. */
    public static FaultDecision late(Duration time) {
        return waiting(new RequestWait(null, time, false));
    }

    /** The response of the service, to a client that takes that long to connect. */
    public static FaultDecision connecting(Duration time) {
        return waiting(new RequestWait(null, time, true));
    }

    private static FaultDecision waiting(RequestWait wait) {
        return of(Connection.KEPT, null, wait, NOTHING.change, Delivery.WHOLE);
    }

    /** The response of the service with some change. */
    public static FaultDecision change(UnaryOperator<Response> change) {
        return of(Connection.KEPT, null, RequestWait.NONE, change, Delivery.WHOLE);
    }

    /** The response of the service, which goes out in that way. */
    public static FaultDecision deliver(Delivery delivery) {
        return of(Connection.KEPT, null, RequestWait.NONE, NOTHING.change, delivery);
    }

    private static FaultDecision of(
            Connection connection,
            Function<Request, Response> scripted,
            RequestWait wait,
            UnaryOperator<Response> change,
            Delivery delivery) {
        return new FaultDecision(connection, scripted, wait, change, delivery, Duration.ZERO, ElementFaults.NONE);
    }

    /** The same, with its response that much later. */
    public FaultDecision delayedBy(Duration more) {
        if (more.isZero()) return this;
        return new FaultDecision(connection, scripted, wait, change, delivery, delay.plus(more), operations);
    }

    /** The same, with that happening to the operations of the batch that it is. */
    public FaultDecision with(ElementFaults faults) {
        return new FaultDecision(connection, scripted, wait, change, delivery, delay, faults);
    }

    /** Gives the response instead of the service; {@code null} to process the request. */
    public Function<Request, Response> scripted() {
        return scripted;
    }

    /** What happens to the operations of a batch. */
    public ElementFaults operations() {
        return operations;
    }

    /** Changes a response before it goes out. */
    public UnaryOperator<Response> change() {
        return change;
    }

    /** How long the response is delayed. */
    Duration delay() {
        return delay;
    }

    /** What the request waits for before anything happens. */
    RequestWait await() {
        return wait;
    }

    /** Processes the request as decided. @throws TransportFailure if the connection breaks */
    Response execute(RequestHandler handler, Request request) throws TransportFailure {
        if (connection == Connection.REFUSED)
            throw new TransportFailure(Kind.CONNECT, false, "connection refused", null);
        if (connection == Connection.BROKEN_BEFORE) throw broken();
        Response response = handler.process(request, this);
        if (connection == Connection.BROKEN_AFTER) throw broken();
        return delivery == Delivery.WHOLE ? response : response.delivered(delivery);
    }

    static TransportFailure broken() {
        return new TransportFailure(Kind.BROKEN, true, "the connection broke before the response", null);
    }

    /** Whether the response is there without waiting for anything. */
    boolean isImmediate() {
        return wait.isNone() && delay.isZero() && delivery == Delivery.WHOLE;
    }
}
