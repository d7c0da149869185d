package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Cancelling a future or interrupting a thread frees the connection at once. */
abstract class CancellationTests extends TransportTestBase {
    CancellationTests(HttpTransportContract contract) {
        super(contract);
    }

    @EachSendMode
    void cancelling_before_the_response_closes_the_connection(SendMode mode) throws Exception {
        RawServer server = server(connection -> {
            connection.read();
            connection.awaitClose();
        });
        Call call = mode.start(transport(), TestRequests.get(server.origin()));
        assertTrue(server.arrivals().awaitAtLeast(1, RawServer.MAX_WAIT));

        call.cancel();

        call.assertCancelled();
        assertTrue(server.open().awaitAtMost(0, RawServer.MAX_WAIT), "the server must see it");
    }

    @EachSendMode
    void cancelling_within_the_response_body_closes_the_connection(SendMode mode) throws Exception {
        Counter halves = new Counter();
        RawServer server = server(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            halves.increment();
            connection.awaitClose();
        });
        Call call = mode.start(transport(), TestRequests.get(server.origin()));
        assertTrue(halves.awaitAtLeast(1, RawServer.MAX_WAIT));

        call.cancel();

        call.assertCancelled();
        assertTrue(server.open().awaitAtMost(0, RawServer.MAX_WAIT), "the server must see it");
    }

    @EachSendMode
    void cancelling_within_the_request_body_closes_the_connection(SendMode mode) throws Exception {
        Counter begun = new Counter();
        RawServer server = server(connection -> {
            connection.readHead();
            connection.readBody(1000);
            begun.increment();
            hold(begun, 2);
            connection.awaitClose();
        });
        Call call = mode.start(transport(), TestRequests.post(server.origin(), TestRequests.pattern(16 * 1024 * 1024)));
        assertTrue(begun.awaitAtLeast(1, RawServer.MAX_WAIT));

        call.cancel();

        call.assertCancelled();
        begun.increment();
        assertTrue(server.open().awaitAtMost(0, RawServer.MAX_WAIT), "the server must see it");
    }

    @EachSendMode
    void the_next_call_succeeds(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> {
            if (request.target().equals("/")) c.awaitClose();
            else c.respond(200);
        });
        HttpTransport transport = transport();
        Call call = mode.start(transport, TestRequests.get(server.origin()));
        assertTrue(server.arrivals().awaitAtLeast(1, RawServer.MAX_WAIT));

        call.cancel();

        assertEquals(
                200,
                mode.call(transport, TestRequests.get(server.origin(), "/next")).status());
    }

    @Test
    void a_thread_interrupted_before_the_call_sends_nothing() throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));
        HttpTransport transport = transport();
        // on an open connection: a new one might fail before anything is sent
        assertEquals(
                200,
                transport.exchange(TestRequests.get(server.origin(), "/first")).status());
        assertEquals("/first", server.next().target());

        Thread.currentThread().interrupt();
        TransportFailure failure = assertThrows(
                TransportFailure.class, () -> transport.exchange(TestRequests.get(server.origin(), "/never")));
        boolean flag = Thread.interrupted();

        assertTrue(flag, "the interrupt flag must be set again");
        assertFailure(Kind.CANCELLED, false, failure);
        assertEquals(
                200,
                transport.exchange(TestRequests.get(server.origin(), "/next")).status());
        assertEquals("/next", server.next().target());
    }

    @Test
    void cancelling_a_completed_call_changes_nothing() throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));
        HttpTransport transport = transport();
        CompletableFuture<?> completed = transport.send(TestRequests.get(server.origin()));
        completed.get();

        completed.cancel(true);
        SendMode.SEND.call(transport, TestRequests.get(server.origin()));

        assertEquals(1, server.connections().value());
    }

    private static void hold(Counter counter, int count) throws InterruptedException {
        assertTrue(counter.awaitAtLeast(count, RawServer.MAX_WAIT));
    }
}
