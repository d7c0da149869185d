package io.aiocosmos.emulator.server;

import io.aiocosmos.emulator.region.RegionEndpoint;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A transport that is the service itself: a request is processed on the caller's thread, or on the transport's own
 * threads if the response has to wait.
 */
public final class InProcessTransport implements HttpTransport {
    private final RequestHandler handler;
    private final Function<Origin, RegionEndpoint> endpoints;
    private final PendingResponses pending;

    /** @param endpoints finds the endpoint of an address, {@code null} if nothing listens there */
    public InProcessTransport(RequestHandler handler, Function<Origin, RegionEndpoint> endpoints) {
        this.handler = handler;
        this.endpoints = endpoints;
        pending = PendingResponses.inProcess(handler);
    }

    @Override
    public String name() {
        return "inprocess";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        if (pending.isClosed()) return failed(Kind.CLOSED, false, "the emulator is closed");
        if (request.hasDotSegment()) return failed(Kind.UNSUPPORTED_REQUEST, false, "the target has a dot segment");
        RegionEndpoint endpoint = endpoints.apply(request.origin());
        if (endpoint == null) return failed(Kind.CONNECT, false, "nobody listens at " + request.origin());
        Request arrived = new Request(endpoint, request.method(), request.target(), headers(request), body(request));
        FaultDecision decision = handler.decide(arrived);
        return decision.isImmediate()
                ? immediate(arrived, decision)
                : pending(arrived, decision, request.timeoutNanos());
    }

    private CompletableFuture<TransportResponse> pending(Request request, FaultDecision decision, long timeoutNanos) {
        PendingResponse response = pending.await(request, decision);
        response.failAfter(timeoutNanos);
        return response;
    }

    private CompletableFuture<TransportResponse> immediate(Request request, FaultDecision decision) {
        Response response = null;
        try {
            response = decision.execute(handler, request);
            return CompletableFuture.completedFuture(response);
        } catch (TransportFailure broken) {
            return CompletableFuture.failedFuture(broken);
        } finally {
            handler.finished(request, response);
        }
    }

    private static String[] headers(TransportRequest request) {
        String[] headers = new String[2 * request.headerCount()];
        for (int i = 0; i < request.headerCount(); i++) {
            headers[2 * i] = request.headerName(i).toLowerCase(Locale.ROOT);
            headers[2 * i + 1] = request.headerValue(i);
        }
        return headers;
    }

    private static byte[] body(TransportRequest request) {
        int from = request.bodyOffset();
        return Arrays.copyOfRange(request.body(), from, from + request.bodyLength());
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return pending.ownsThread(thread);
    }

    @Override
    public void close() {
        pending.close();
    }

    private static CompletableFuture<TransportResponse> failed(Kind kind, boolean sent, String message) {
        return CompletableFuture.failedFuture(new TransportFailure(kind, sent, message, null));
    }
}
