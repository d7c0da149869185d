package io.aiocosmos.emulator.server.http;

import io.aiocosmos.emulator.region.RegionEndpoint;
import io.aiocosmos.emulator.server.PendingResponse;
import io.aiocosmos.emulator.server.PendingResponses;
import io.aiocosmos.emulator.server.RequestHandler;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.TransportResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** One request over HTTP, from its head to its response. */
final class HttpExchange {
    private final RequestHandler handler;
    private final PendingResponses pending;
    private final EndpointLookup endpoints;

    /** Finds the endpoint that the host of a request names. */
    interface EndpointLookup {
        RegionEndpoint find(HttpHead head) throws HttpProblem;
    }

    HttpExchange(RequestHandler handler, PendingResponses pending, EndpointLookup endpoints) {
        this.handler = handler;
        this.pending = pending;
        this.endpoints = endpoints;
    }

    /** The response, or {@code null} if the connection is to break. @param first whether it is the connection's first */
    Response respond(HttpHead head, HttpInput input, OutputStream out, boolean first) throws IOException, HttpProblem {
        RegionEndpoint endpoint = endpoints.find(head);
        byte[] body = HttpBody.read(head, input, out);
        Request request = new Request(
                endpoint, head.method(), head.target(), head.headers().toArray(new String[0]), body, first);
        Response control = handler.control(request);
        if (control != null) return control;
        PendingResponse waiting = pending.await(request, handler.decide(request));
        return await(waiting);
    }

    /** The connection's own thread may wait: nothing that ends the wait runs on it. */
    private static Response await(PendingResponse waiting) {
        AtomicReference<TransportResponse> result = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        waiting.whenComplete((response, problem) -> {
            result.set(response);
            done.countDown();
        });
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return (Response) result.get();
    }
}
