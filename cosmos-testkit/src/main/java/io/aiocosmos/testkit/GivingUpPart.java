package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A future that is cancelled, or a thread that is interrupted, frees the connection at once. */
abstract class GivingUpPart extends TransportPart {
    GivingUpPart(HttpTransportContract contract) {
        super(contract);
    }

    @BothWays
    void giving_up_while_the_server_thinks_closes_the_connection(Way way) throws Exception {
        RawServer server = server(connection -> {
            connection.read();
            connection.awaitClose();
        });
        Call call = way.start(transport(), Requests.get(server.origin()));
        assertTrue(server.arrivals().reaches(1, RawServer.PATIENCE));

        call.giveUp();

        call.assertGivenUp();
        assertTrue(server.open().fallsTo(0, RawServer.PATIENCE), "the server must see it");
    }

    @BothWays
    void giving_up_in_the_body_closes_the_connection(Way way) throws Exception {
        Tally halves = new Tally();
        RawServer server = server(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            halves.up();
            connection.awaitClose();
        });
        Call call = way.start(transport(), Requests.get(server.origin()));
        assertTrue(halves.reaches(1, RawServer.PATIENCE));

        call.giveUp();

        call.assertGivenUp();
        assertTrue(server.open().fallsTo(0, RawServer.PATIENCE), "the server must see it");
    }

    @BothWays
    void giving_up_while_the_body_is_sent_closes_the_connection(Way way) throws Exception {
        Tally begun = new Tally();
        RawServer server = server(connection -> {
            connection.readHead();
            connection.readBody(1000);
            begun.up();
            hold(begun, 2);
            connection.awaitClose();
        });
        Call call = way.start(transport(), Requests.post(server.origin(), Requests.pattern(16 * 1024 * 1024)));
        assertTrue(begun.reaches(1, RawServer.PATIENCE));

        call.giveUp();

        call.assertGivenUp();
        begun.up();
        assertTrue(server.open().fallsTo(0, RawServer.PATIENCE), "the server must see it");
    }

    @BothWays
    void the_next_call_is_not_harmed(Way way) throws Exception {
        RawServer server = answering((request, c) -> {
            if (request.target().equals("/")) c.awaitClose();
            else c.answer(200);
        });
        HttpTransport transport = transport();
        Call call = way.start(transport, Requests.get(server.origin()));
        assertTrue(server.arrivals().reaches(1, RawServer.PATIENCE));

        call.giveUp();

        assertEquals(
                200, way.call(transport, Requests.get(server.origin(), "/next")).status());
    }

    @Test
    void a_thread_that_is_interrupted_already_sends_nothing() throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));
        HttpTransport transport = transport();
        // a connection that is there already: a new one might fail before anything can leave
        assertEquals(
                200, transport.exchange(Requests.get(server.origin(), "/first")).status());
        assertEquals("/first", server.next().target());

        Thread.currentThread().interrupt();
        TransportFailure failure =
                assertThrows(TransportFailure.class, () -> transport.exchange(Requests.get(server.origin(), "/never")));
        boolean flag = Thread.interrupted();

        assertTrue(flag, "the interrupt flag must be set again");
        assertFailure(Kind.CANCELLED, false, failure);
        assertEquals(
                200, transport.exchange(Requests.get(server.origin(), "/next")).status());
        assertEquals("/next", server.next().target());
    }

    @Test
    void cancelling_an_answered_call_changes_nothing() throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));
        HttpTransport transport = transport();
        CompletableFuture<?> answered = transport.send(Requests.get(server.origin()));
        answered.get();

        answered.cancel(true);
        Way.SEND.call(transport, Requests.get(server.origin()));

        assertEquals(1, server.connections().now());
    }

    private static void hold(Tally tally, int count) throws InterruptedException {
        assertTrue(tally.reaches(count, RawServer.PATIENCE));
    }
}
