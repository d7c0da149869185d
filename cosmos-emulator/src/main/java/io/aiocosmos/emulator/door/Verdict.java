package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What happens to one request.
 *
 * @param scripted gives the answer instead of the service; {@code null} to process the request
 * @param released the request waits for it before anything happens; {@code null} not to wait
 * @param delay how long the answer is kept back
 */
public record Verdict(
        Connection connection, Function<Request, Response> scripted, CompletableFuture<Void> released, Duration delay) {
    /** What becomes of the connection. */
    public enum Connection {
        /** It stays. */
        KEPT,
        /** Nobody listens. */
        REFUSED,
        /** It breaks before the request is processed. */
        BROKEN_BEFORE,
        /** It breaks after the request was processed, before the answer. */
        BROKEN_AFTER
    }

    /** Process it and answer, after that delay. */
    public static Verdict pass(Duration delay) {
        return new Verdict(Connection.KEPT, null, null, delay);
    }

    /** Processes the request, or does what is to happen instead. @throws TransportFailure if the connection breaks */
    Response carryOut(Reception reception, Request request) throws TransportFailure {
        if (connection == Connection.REFUSED)
            throw new TransportFailure(Kind.CONNECT, false, "connection refused", null);
        if (connection == Connection.BROKEN_BEFORE) throw broken();
        Response response = reception.serve(request, this);
        if (connection == Connection.BROKEN_AFTER) throw broken();
        return response;
    }

    private static TransportFailure broken() {
        return new TransportFailure(Kind.BROKEN, true, "the connection broke before the answer", null);
    }

    /** Whether the answer is there without waiting for anything. */
    boolean isImmediate() {
        return released == null && delay.isZero();
    }
}
