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

/** What the parts of the contract share: servers and transports that are closed after each test, and assertions. */
abstract class TransportPart {
    final HttpTransportContract contract;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    TransportPart(HttpTransportContract contract) {
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

    /** A server that answers each request and keeps connections open. */
    final RawServer answering(RawServer.Answerer answerer) throws IOException {
        return server(RawServer.keepingAlive(answerer));
    }

    /** A server that answers each request with 200, but nothing before it is {@linkplain RawServer#release() released}. */
    final RawServer holding() throws IOException {
        return answering((request, connection) -> {
            connection.hold();
            connection.answer(200);
        });
    }

    /** An address that refuses connections: its port is taken, so that no other process can come to listen there. */
    final InetSocketAddress deserted() throws IOException {
        Socket taken = closeAfterwards(new Socket());
        taken.bind(new InetSocketAddress("127.0.0.1", 0));
        return (InetSocketAddress) taken.getLocalSocketAddress();
    }

    final Origin desertedOrigin() throws IOException {
        return Origin.of(URI.create("http://127.0.0.1:" + deserted().getPort()));
    }

    final <T extends AutoCloseable> T closeAfterwards(T resource) {
        opened.push(resource);
        return resource;
    }

    static TransportFailure failureOf(Way way, HttpTransport transport, TransportRequest request) {
        return assertThrows(TransportFailure.class, () -> way.call(transport, request));
    }

    static void assertFailure(TransportFailure.Kind kind, boolean mayHaveBeenSent, TransportFailure failure) {
        assertEquals(kind, failure.kind(), () -> "kind of " + failure);
        assertEquals(mayHaveBeenSent, failure.mayHaveBeenSent(), () -> "mayHaveBeenSent of " + failure);
    }

    /** That a request which is treated so breaks its connection, and has arrived once. */
    final void assertBroken(Way way, RawServer.Script treatment) throws IOException {
        RawServer server = server(treatment);

        TransportFailure failure = failureOf(way, transport(), Requests.of("POST", server.origin()));

        assertFailure(TransportFailure.Kind.BROKEN, true, failure);
        assertEquals(1, server.arrivals().now());
    }

    static void assertBody(byte[] expected, TransportResponse answer) {
        assertArrayEquals(expected, bodyOf(answer));
    }

    static byte[] bodyOf(TransportResponse answer) {
        return Arrays.copyOfRange(answer.body(), answer.bodyOffset(), answer.bodyOffset() + answer.bodyLength());
    }
}
