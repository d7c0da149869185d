package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** After {@code close} nothing is left: no call, no connection, no thread. */
abstract class ClosingPart extends TransportPart {
    ClosingPart(HttpTransportContract contract) {
        super(contract);
    }

    @BothWays
    void calls_under_way_and_waiting_fail_as_closed(Way way) throws Exception {
        RawServer server = holding();
        HttpTransport transport =
                transport(TransportSettings.builder().maxConnections(1).build());
        Call underWay = way.start(transport, Requests.get(server.origin()));
        assertTrue(server.arrivals().reaches(1, RawServer.PATIENCE));
        Call waiting = way.start(transport, Requests.get(server.origin()));

        transport.close();

        assertFailure(Kind.CLOSED, true, underWay.failure());
        assertFailure(Kind.CLOSED, false, waiting.failure());
        assertEquals(1, server.arrivals().now());
    }

    @BothWays
    void a_closed_transport_sends_nothing(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));
        HttpTransport transport = transport();
        way.call(transport, Requests.get(server.origin()));

        transport.close();

        assertFailure(Kind.CLOSED, false, failureOf(way, transport, Requests.get(server.origin())));
        assertEquals(1, server.arrivals().now());
    }

    @BothWays
    void idle_connections_are_closed(Way way) throws Exception {
        assumeTrue(contract.closesIdleConnections(), "the library keeps idle connections to itself");
        RawServer server = answering((request, c) -> c.answer(200));
        HttpTransport transport = transport();
        way.call(transport, Requests.get(server.origin()));

        transport.close();

        assertTrue(server.open().fallsTo(0, RawServer.PATIENCE));
    }

    @BothWays
    void closing_twice_is_closing_once(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));
        HttpTransport transport = transport();
        way.call(transport, Requests.get(server.origin()));

        transport.close();
        transport.close();
    }

    @Test
    void a_transport_that_was_never_used_can_be_closed() {
        Set<Thread> before = Threads.alive();

        contract.create(TransportSettings.defaults()).close();

        assertEquals(Set.of(), Threads.leftSince(before, contract));
    }

    @BothWays
    void no_thread_is_left(Way way) throws Exception {
        RawServer server = answering((request, c) -> {
            if (request.target().equals("/answered")) c.answer(200);
            else c.awaitClose();
        });
        Origin deserted = desertedOrigin();
        Set<Thread> before = Threads.alive();
        HttpTransport transport = contract.create(TransportSettings.defaults());

        way.call(transport, Requests.get(server.origin(), "/answered"));
        failureOf(way, transport, Requests.of("POST", deserted));
        failureOf(way, transport, Requests.get(server.origin(), Duration.ofMillis(400)));
        Call underWay = way.start(transport, Requests.get(server.origin(), "/held"));
        assertTrue(server.arrivals().reaches(3, RawServer.PATIENCE));
        transport.close();

        underWay.failure();
        assertEquals(Set.of(), Threads.leftSince(before, contract));
    }

    /** As an application does that gives up after a bad answer. It cannot wait for itself, but must not hang either. */
    @Test
    void a_callback_may_close_the_transport() throws Exception {
        RawServer server = holding();
        HttpTransport transport = transport();
        TransportRequest request = Requests.get(server.origin());
        CompletableFuture<Void> closed = transport.send(request).thenAccept(answer -> transport.close());
        CompletableFuture<?> other = transport.send(request);

        assertTrue(server.arrivals().reaches(2, RawServer.PATIENCE));
        server.release();

        closed.get(RawServer.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        other.handle((answer, problem) -> null).get(RawServer.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
