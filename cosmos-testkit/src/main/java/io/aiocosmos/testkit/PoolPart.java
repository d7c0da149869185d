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

/** Connections are kept, shared and never more than allowed; whoever leaves gives back what it held. */
abstract class PoolPart extends TransportPart {
    private static final int LIMIT = 3;
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    PoolPart(HttpTransportContract contract) {
        super(contract);
    }

    @BothWays
    void calls_one_after_the_other_share_a_connection(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(request.method().equals("DELETE") ? 204 : 200));
        HttpTransport transport = transport();

        for (int i = 0; i < 10; i++)
            for (String method : List.of("GET", "POST", "DELETE"))
                way.call(transport, Requests.of(method, server.origin()));

        assertEquals(30, server.arrivals().now());
        assertEquals(1, server.connections().now());
    }

    @BothWays
    void a_connection_that_the_server_wants_closed_is_not_used_again(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200, "Connection: close"));
        HttpTransport transport = transport();

        for (int i = 0; i < 3; i++) way.call(transport, Requests.of("POST", server.origin()));

        assertEquals(3, server.connections().now());
        assertEquals(3, server.arrivals().now());
    }

    @BothWays
    void as_many_calls_run_at_once_as_connections_are_allowed_and_no_more(Way way) throws Exception {
        RawServer server = holding();
        HttpTransport transport = limited();

        List<Call> calls = start(way, LIMIT + 1, transport, server, Duration.ofSeconds(20));

        assertTrue(server.arrivals().reaches(LIMIT, RawServer.PATIENCE), "all that is allowed is used");
        assertFalse(server.arrivals().reaches(LIMIT + 1, A_MOMENT), "the next one must wait");
        assertEquals(LIMIT, server.connections().now());
        server.release();
        for (Call call : calls) assertEquals(200, call.answer().status());
        assertEquals(LIMIT + 1, server.arrivals().now());
    }

    /** A connection may make room for another; the server, who sees that late, waits for it. */
    @BothWays
    void a_crowd_never_has_more_connections_open_than_allowed(Way way) throws Exception {
        Tally busy = new Tally();
        Tally crowded = new Tally();
        RawServer server = answering((request, c) -> {
            busy.up();
            byte[] body = request.body();
            if (!c.open().fallsTo(LIMIT, RawServer.PATIENCE)) crowded.up();
            busy.down();
            c.answer(200, body);
        });
        HttpTransport transport = limited();

        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) calls.add(way.start(transport, Requests.of("POST", server.origin())));
        for (Call call : calls) assertBody(Requests.SMALL, call.answer());

        assertEquals(100, server.arrivals().now());
        assertTrue(busy.most() <= LIMIT, () -> "at once: " + busy);
        assertEquals(0, crowded.most(), () -> "open: " + server.open());
    }

    @BothWays
    void connections_lying_idle_for_one_origin_count_for_the_next(Way way) throws Exception {
        assumeTrue(contract.closesIdleConnections(), "the library keeps idle connections to itself");
        RawServer first = holding();
        RawServer second = holding();
        HttpTransport transport = limited();
        List<Call> calls = start(way, LIMIT, transport, first, Duration.ofSeconds(20));
        assertTrue(first.arrivals().reaches(LIMIT, RawServer.PATIENCE));
        first.release();
        for (Call call : calls) call.answer();

        calls = start(way, LIMIT, transport, second, Duration.ofSeconds(20));

        assertTrue(second.arrivals().reaches(LIMIT, RawServer.PATIENCE));
        assertTrue(first.open().fallsTo(0, RawServer.PATIENCE), () -> "still open: " + first.open());
        second.release();
        for (Call call : calls) call.answer();
    }

    @BothWays
    void an_idle_connection_is_closed_in_time(Way way) throws Exception {
        assumeTrue(contract.closesIdleConnections(), "the library keeps idle connections to itself");
        RawServer server = answering((request, c) -> c.answer(200));
        HttpTransport transport = transport(
                TransportSettings.builder().idleTimeout(Duration.ofMillis(300)).build());

        way.call(transport, Requests.get(server.origin()));

        assertTrue(server.open().fallsTo(0, RawServer.PATIENCE));
        assertEquals(200, way.call(transport, Requests.get(server.origin())).status());
    }

    @BothWays
    void who_waits_too_long_for_a_connection_fails_unsent_and_leaves_the_queue(Way way) throws Exception {
        RawServer server = holding();
        HttpTransport transport = limited();
        List<Call> calls = start(way, LIMIT, transport, server, Duration.ofSeconds(20));
        assertTrue(server.arrivals().reaches(LIMIT, RawServer.PATIENCE));

        TransportFailure failure = failureOf(way, transport, Requests.get(server.origin(), Duration.ofMillis(200)));

        assertFailure(Kind.POOL, false, failure);
        server.release();
        for (Call call : calls) call.answer();
        assertEquals(200, way.call(transport, Requests.get(server.origin())).status());
        assertEquals(LIMIT + 1, server.arrivals().now());
    }

    /** The deadline counts in the queue: what comes free is for those who have time left, however many wait. */
    @Test
    void of_a_crowd_only_those_are_sent_whose_time_is_not_over() throws Exception {
        RawServer server = answering((request, c) -> {
            c.closedWithin(Duration.ofMillis(50));
            c.answer(200);
        });
        HttpTransport transport = limited();

        long start = System.nanoTime();
        List<Call> calls = start(Way.SEND, 2000, transport, server, Duration.ofSeconds(1));
        int answered = 0;
        int unsent = 0;
        for (Call call : calls) {
            try {
                call.answer();
                answered++;
            } catch (TransportFailure failure) {
                if (!failure.mayHaveBeenSent()) unsent++;
            }
        }

        int sent = calls.size() - unsent;
        assertTrue(server.arrivals().now() <= sent, () -> server.arrivals() + " arrived");
        assertTrue(answered > 0, "the first in the queue are served");
        // A connection serves one call in 50 ms; however slow this machine is, thrice as many cannot have had the time.
        long served = LIMIT * ((System.nanoTime() - start) / 50_000_000 + 1);
        assertTrue(sent <= 3 * served, () -> sent + " were sent, " + served + " could be served");
    }

    @BothWays
    void who_gives_up_waiting_for_a_connection_leaves_the_queue(Way way) throws Exception {
        RawServer server = holding();
        HttpTransport transport = limited();
        List<Call> calls = start(way, LIMIT, transport, server, Duration.ofSeconds(20));
        assertTrue(server.arrivals().reaches(LIMIT, RawServer.PATIENCE));
        Call waiter = way.start(transport, Requests.get(server.origin()));
        Call next = way.start(transport, Requests.get(server.origin()));

        waiter.giveUp();

        waiter.assertGivenUp();
        server.release();
        for (Call call : calls) call.answer();
        assertEquals(200, next.answer().status());
        assertEquals(LIMIT + 1, server.arrivals().now());
    }

    @BothWays
    void a_hundred_timeouts_and_a_hundred_cancellations_later_every_connection_is_there(Way way) throws Exception {
        RawServer mute = server(connection -> {
            connection.read();
            connection.awaitClose();
        });
        RawServer server = holding();
        HttpTransport transport = limited();

        for (Call call : start(way, 100, transport, mute, Duration.ofMillis(100))) call.failure();
        List<Call> abandoned = start(way, 100, transport, mute, Duration.ofSeconds(20));
        for (Call call : abandoned) call.giveUp();
        for (Call call : abandoned) call.assertGivenUp();

        assertAllConnectionsThere(way, transport, server);
    }

    @BothWays
    void a_hundred_failures_later_every_connection_is_there(Way way) throws Exception {
        RawServer breaking = server(RawConnection::read);
        Origin deserted = desertedOrigin();
        RawServer server = holding();
        HttpTransport transport = limited();

        for (int i = 0; i < 50; i++) {
            failureOf(way, transport, Requests.of("POST", breaking.origin()));
            failureOf(way, transport, Requests.of("POST", deserted));
            failureOf(way, transport, Requests.get(server.origin(), "/\r\n"));
        }

        assertAllConnectionsThere(way, transport, server);
    }

    private static void assertAllConnectionsThere(Way way, HttpTransport transport, RawServer server) throws Exception {
        List<Call> calls = start(way, LIMIT, transport, server, Duration.ofSeconds(20));
        assertTrue(server.arrivals().reaches(LIMIT, RawServer.PATIENCE), () -> "arrived: " + server.arrivals());
        server.release();
        for (Call call : calls) assertEquals(200, call.answer().status());
    }

    private static List<Call> start(Way way, int count, HttpTransport transport, RawServer server, Duration timeout) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) calls.add(way.start(transport, Requests.get(server.origin(), timeout)));
        return calls;
    }

    private HttpTransport limited() {
        return transport(TransportSettings.builder().maxConnections(LIMIT).build());
    }
}
