package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections are reused and never more than allowed, and every call releases its connection. */
abstract class ConnectionPoolTests extends TransportTestBase {
    private static final int LIMIT = 3;
    private static final Duration SHORT = Duration.ofMillis(300);

    ConnectionPoolTests(HttpTransportContract contract) {
        super(contract);
    }

    @EachSendMode
    void consecutive_calls_share_a_connection(SendMode mode) throws Exception {
        RawServer server =
                respondingServer((request, c) -> c.respond(request.method().equals("DELETE") ? 204 : 200));
        HttpTransport transport = transport();

        for (int i = 0; i < 10; i++)
            for (String method : List.of("GET", "POST", "DELETE"))
                mode.call(transport, TestRequests.of(method, server.origin()));

        assertEquals(30, server.arrivals().value());
        assertEquals(1, server.connections().value());
    }

    @EachSendMode
    void a_connection_with_connection_close_is_not_reused(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200, "Connection: close"));
        HttpTransport transport = transport();

        for (int i = 0; i < 3; i++) mode.call(transport, TestRequests.of("POST", server.origin()));

        assertEquals(3, server.connections().value());
        assertEquals(3, server.arrivals().value());
    }

    @EachSendMode
    void as_many_calls_run_at_once_as_connections_are_allowed(SendMode mode) throws Exception {
        RawServer server = holdingServer();
        HttpTransport transport = limited();

        List<Call> calls = start(mode, LIMIT + 1, transport, server, Duration.ofSeconds(20));

        assertTrue(server.arrivals().awaitAtLeast(LIMIT, RawServer.MAX_WAIT), "all that is allowed is used");
        assertFalse(server.arrivals().awaitAtLeast(LIMIT + 1, SHORT), "the next one must wait");
        assertEquals(LIMIT, server.connections().value());
        server.release();
        for (Call call : calls) assertEquals(200, call.response().status());
        assertEquals(LIMIT + 1, server.arrivals().value());
    }

    /** One connection may be closed for another; the server sees that late, so it waits. */
    @EachSendMode
    void a_hundred_calls_never_open_more_connections_than_allowed(SendMode mode) throws Exception {
        Counter busy = new Counter();
        Counter crowded = new Counter();
        RawServer server = respondingServer((request, c) -> {
            busy.increment();
            byte[] body = request.body();
            if (!c.open().awaitAtMost(LIMIT, RawServer.MAX_WAIT)) crowded.increment();
            busy.decrement();
            c.respond(200, body);
        });
        HttpTransport transport = limited();

        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) calls.add(mode.start(transport, TestRequests.of("POST", server.origin())));
        for (Call call : calls) assertBody(TestRequests.SMALL, call.response());

        assertEquals(100, server.arrivals().value());
        assertTrue(busy.max() <= LIMIT, () -> "at once: " + busy);
        assertEquals(0, crowded.max(), () -> "open: " + server.open());
    }

    @EachSendMode
    void idle_connections_of_one_origin_are_closed_for_another(SendMode mode) throws Exception {
        assumeTrue(contract.closesIdleConnections(), "the library does not expose idle connections");
        RawServer first = holdingServer();
        RawServer second = holdingServer();
        HttpTransport transport = limited();
        List<Call> calls = start(mode, LIMIT, transport, first, Duration.ofSeconds(20));
        assertTrue(first.arrivals().awaitAtLeast(LIMIT, RawServer.MAX_WAIT));
        first.release();
        for (Call call : calls) call.response();

        calls = start(mode, LIMIT, transport, second, Duration.ofSeconds(20));

        assertTrue(second.arrivals().awaitAtLeast(LIMIT, RawServer.MAX_WAIT));
        assertTrue(first.open().awaitAtMost(0, RawServer.MAX_WAIT), () -> "still open: " + first.open());
        second.release();
        for (Call call : calls) call.response();
    }

    @EachSendMode
    void an_idle_connection_is_closed_after_the_idle_timeout(SendMode mode) throws Exception {
        assumeTrue(contract.closesIdleConnections(), "the library does not expose idle connections");
        RawServer server = respondingServer((request, c) -> c.respond(200));
        HttpTransport transport = transport(
                TransportSettings.builder().idleTimeout(Duration.ofMillis(300)).build());

        mode.call(transport, TestRequests.get(server.origin()));

        assertTrue(server.open().awaitAtMost(0, RawServer.MAX_WAIT));
        assertEquals(
                200, mode.call(transport, TestRequests.get(server.origin())).status());
    }

    @EachSendMode
    void a_call_that_waits_too_long_fails_unsent_and_leaves_the_queue(SendMode mode) throws Exception {
        RawServer server = holdingServer();
        HttpTransport transport = limited();
        List<Call> calls = start(mode, LIMIT, transport, server, Duration.ofSeconds(20));
        assertTrue(server.arrivals().awaitAtLeast(LIMIT, RawServer.MAX_WAIT));

        TransportFailure failure =
                failureOf(mode, transport, TestRequests.get(server.origin(), Duration.ofMillis(200)));

        assertFailure(Kind.POOL, false, failure);
        server.release();
        for (Call call : calls) call.response();
        assertEquals(
                200, mode.call(transport, TestRequests.get(server.origin())).status());
        assertEquals(LIMIT + 1, server.arrivals().value());
    }

    /** Connections that become free go to calls with time left, however many wait. */
    @Test
    void only_queued_calls_with_time_left_are_sent() throws Exception {
        RawServer server = respondingServer((request, c) -> {
            c.closedWithin(Duration.ofMillis(50));
            c.respond(200);
        });
        HttpTransport transport = limited();

        long start = System.nanoTime();
        List<Call> calls = start(SendMode.SEND, 2000, transport, server, Duration.ofSeconds(1));
        int completed = 0;
        int unsent = 0;
        for (Call call : calls) {
            try {
                call.response();
                completed++;
            } catch (TransportFailure failure) {
                if (!failure.mayHaveBeenSent()) unsent++;
            }
        }

        int sent = calls.size() - unsent;
        assertTrue(server.arrivals().value() <= sent, () -> server.arrivals() + " arrived");
        assertTrue(completed > 0, "the first in the queue are served");
        // A connection serves one call in 50 ms, so three times as many cannot be served on any machine.
        long served = LIMIT * ((System.nanoTime() - start) / 50_000_000 + 1);
        assertTrue(sent <= 3 * served, () -> sent + " were sent, " + served + " could be served");
    }

    @EachSendMode
    void a_cancelled_call_leaves_the_queue(SendMode mode) throws Exception {
        RawServer server = holdingServer();
        HttpTransport transport = limited();
        List<Call> calls = start(mode, LIMIT, transport, server, Duration.ofSeconds(20));
        assertTrue(server.arrivals().awaitAtLeast(LIMIT, RawServer.MAX_WAIT));
        Call waiter = mode.start(transport, TestRequests.get(server.origin()));
        Call next = mode.start(transport, TestRequests.get(server.origin()));

        waiter.cancel();

        waiter.assertCancelled();
        server.release();
        for (Call call : calls) call.response();
        assertEquals(200, next.response().status());
        assertEquals(LIMIT + 1, server.arrivals().value());
    }

    @EachSendMode
    void a_hundred_timeouts_and_cancellations_leak_no_connection(SendMode mode) throws Exception {
        RawServer mute = server(connection -> {
            connection.read();
            connection.awaitClose();
        });
        RawServer server = holdingServer();
        HttpTransport transport = limited();

        for (Call call : start(mode, 100, transport, mute, Duration.ofMillis(100))) call.failure();
        List<Call> abandoned = start(mode, 100, transport, mute, Duration.ofSeconds(20));
        for (Call call : abandoned) call.cancel();
        for (Call call : abandoned) call.assertCancelled();

        assertAllConnectionsUsable(mode, transport, server);
    }

    @EachSendMode
    void a_hundred_failures_leak_no_connection(SendMode mode) throws Exception {
        RawServer breaking = server(RawConnection::read);
        Origin refusingAddress = refusingOrigin();
        RawServer server = holdingServer();
        HttpTransport transport = limited();

        for (int i = 0; i < 50; i++) {
            failureOf(mode, transport, TestRequests.of("POST", breaking.origin()));
            failureOf(mode, transport, TestRequests.of("POST", refusingAddress));
            failureOf(mode, transport, TestRequests.get(server.origin(), "/\r\n"));
        }

        assertAllConnectionsUsable(mode, transport, server);
    }

    private static void assertAllConnectionsUsable(SendMode mode, HttpTransport transport, RawServer server)
            throws Exception {
        List<Call> calls = start(mode, LIMIT, transport, server, Duration.ofSeconds(20));
        assertTrue(server.arrivals().awaitAtLeast(LIMIT, RawServer.MAX_WAIT), () -> "arrived: " + server.arrivals());
        server.release();
        for (Call call : calls) assertEquals(200, call.response().status());
    }

    private static List<Call> start(
            SendMode mode, int count, HttpTransport transport, RawServer server, Duration timeout) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) calls.add(mode.start(transport, TestRequests.get(server.origin(), timeout)));
        return calls;
    }

    private HttpTransport limited() {
        return transport(TransportSettings.builder().maxConnections(LIMIT).build());
    }
}
