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

/** {@code close} ends all calls, connections and threads. */
abstract class CloseTests extends TransportTestBase {
    CloseTests(HttpTransportContract contract) {
        super(contract);
    }

    @EachSendMode
    void running_and_queued_calls_fail_as_closed(SendMode mode) throws Exception {
        RawServer server = holdingServer();
        HttpTransport transport =
                transport(TransportSettings.builder().maxConnections(1).build());
        Call running = mode.start(transport, TestRequests.get(server.origin()));
        assertTrue(server.arrivals().awaitAtLeast(1, RawServer.MAX_WAIT));
        Call waiting = mode.start(transport, TestRequests.get(server.origin()));

        transport.close();

        assertFailure(Kind.CLOSED, true, running.failure());
        assertFailure(Kind.CLOSED, false, waiting.failure());
        assertEquals(1, server.arrivals().value());
    }

    @EachSendMode
    void a_closed_transport_sends_nothing(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));
        HttpTransport transport = transport();
        mode.call(transport, TestRequests.get(server.origin()));

        transport.close();

        assertFailure(Kind.CLOSED, false, failureOf(mode, transport, TestRequests.get(server.origin())));
        assertEquals(1, server.arrivals().value());
    }

    @EachSendMode
    void idle_connections_are_closed(SendMode mode) throws Exception {
        assumeTrue(contract.closesIdleConnections(), "the library does not expose idle connections");
        RawServer server = respondingServer((request, c) -> c.respond(200));
        HttpTransport transport = transport();
        mode.call(transport, TestRequests.get(server.origin()));

        transport.close();

        assertTrue(server.open().awaitAtMost(0, RawServer.MAX_WAIT));
    }

    @EachSendMode
    void closing_twice_is_allowed(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));
        HttpTransport transport = transport();
        mode.call(transport, TestRequests.get(server.origin()));

        transport.close();
        transport.close();
    }

    @Test
    void an_unused_transport_can_be_closed() {
        Set<Thread> before = LiveThreads.alive();

        contract.create(TransportSettings.defaults()).close();

        assertEquals(Set.of(), LiveThreads.leftSince(before, contract));
    }

    @EachSendMode
    void no_thread_remains(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> {
            if (request.target().equals("/completed")) c.respond(200);
            else c.awaitClose();
        });
        Origin refusingAddress = refusingOrigin();
        Set<Thread> before = LiveThreads.alive();
        HttpTransport transport = contract.create(TransportSettings.defaults());

        mode.call(transport, TestRequests.get(server.origin(), "/completed"));
        failureOf(mode, transport, TestRequests.of("POST", refusingAddress));
        failureOf(mode, transport, TestRequests.get(server.origin(), Duration.ofMillis(400)));
        Call running = mode.start(transport, TestRequests.get(server.origin(), "/held"));
        assertTrue(server.arrivals().awaitAtLeast(3, RawServer.MAX_WAIT));
        transport.close();

        running.failure();
        assertEquals(Set.of(), LiveThreads.leftSince(before, contract));
    }

    /** {@code close} cannot wait for the callback's own thread, but must not hang. */
    @Test
    void a_callback_may_close_the_transport() throws Exception {
        RawServer server = holdingServer();
        HttpTransport transport = transport();
        TransportRequest request = TestRequests.get(server.origin());
        CompletableFuture<Void> closed = transport.send(request).thenAccept(response -> transport.close());
        CompletableFuture<?> other = transport.send(request);

        assertTrue(server.arrivals().awaitAtLeast(2, RawServer.MAX_WAIT));
        server.release();

        closed.get(RawServer.MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        other.handle((response, failure) -> null).get(RawServer.MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
