package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;

/** Servers and transports that are closed after each test, and assertions. */
abstract class TransportTestBase {
    final HttpTransportContract contract;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    TransportTestBase(HttpTransportContract contract) {
        this.contract = contract;
    }

    @AfterEach
    void closeAll() throws Exception {
        while (!opened.isEmpty()) opened.pop().close();
    }

    final HttpTransport transport() {
        return transport(TransportSettings.defaults());
    }

    final HttpTransport transport(TransportSettings settings) {
        return closeAfterwards(contract.create(settings));
    }

    /** A server that runs the script on each connection. */
    final RawServer server(RawServer.Script script) throws IOException {
        return closeAfterwards(RawServer.running(script));
    }

    /** A server that responds to each request and keeps connections open. */
    final RawServer respondingServer(RawServer.Responder responder) throws IOException {
        return server(RawServer.keepingAlive(responder));
    }

    /** A server that responds with 200 to all requests once it is {@linkplain RawServer#release() released}. */
    final RawServer holdingServer() throws IOException {
        return respondingServer((request, connection) -> {
            connection.hold();
            connection.respond(200);
        });
    }

    /** An address that refuses connections: its port is bound, so that no other process can listen on it. */
    final InetSocketAddress refusingAddress() throws IOException {
        Socket taken = closeAfterwards(new Socket());
        taken.bind(new InetSocketAddress("127.0.0.1", 0));
        return (InetSocketAddress) taken.getLocalSocketAddress();
    }

    final Origin refusingOrigin() throws IOException {
        return Origin.of(URI.create("http://127.0.0.1:" + refusingAddress().getPort()));
    }

    final <T extends AutoCloseable> T closeAfterwards(T resource) {
        opened.push(resource);
        return resource;
    }

    static TransportFailure failureOf(SendMode mode, HttpTransport transport, TransportRequest request) {
        return assertThrows(TransportFailure.class, () -> mode.call(transport, request));
    }

    static void assertFailure(TransportFailure.Kind kind, boolean mayHaveBeenSent, TransportFailure failure) {
        assertEquals(kind, failure.kind(), () -> "kind of " + failure);
        assertEquals(mayHaveBeenSent, failure.mayHaveBeenSent(), () -> "mayHaveBeenSent of " + failure);
    }

    /** Asserts that a request fails as broken if the server runs this script, and arrives once. */
    final void assertBroken(SendMode mode, RawServer.Script script) throws IOException {
        RawServer server = server(script);

        TransportFailure failure = failureOf(mode, transport(), TestRequests.of("POST", server.origin()));

        assertFailure(TransportFailure.Kind.BROKEN, true, failure);
        assertEquals(1, server.arrivals().value());
    }

    static void assertBody(byte[] expected, TransportResponse response) {
        assertArrayEquals(expected, bodyOf(response));
    }

    static byte[] bodyOf(TransportResponse response) {
        return Arrays.copyOfRange(
                response.body(), response.bodyOffset(), response.bodyOffset() + response.bodyLength());
    }
}
