package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The time-out covers the whole call, from the wait for a connection to the last byte of the body. Those that wait for it
 * may do so at once, where JUnit is told to run tests in parallel.
 */
abstract class TimeoutTests extends TransportTestBase {
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration LONG_ENOUGH_TO_SEND = Duration.ofSeconds(1); // much, on a busy machine
    private static final Duration LONG = Duration.ofSeconds(15);

    TimeoutTests(HttpTransportContract contract) {
        super(contract);
    }

    @EachSendMode
    @Execution(ExecutionMode.CONCURRENT)
    void a_server_that_never_responds_causes_a_timeout(SendMode mode) throws Exception {
        RawServer server = assertTimesOut(mode, connection -> {
            connection.read();
            connection.awaitClose();
        });

        assertTrue(server.open().awaitAtMost(0, RawServer.MAX_WAIT), "its connection must be closed");
    }

    @EachSendMode
    @Execution(ExecutionMode.CONCURRENT)
    void a_server_that_stops_within_the_body_causes_a_timeout(SendMode mode) throws Exception {
        RawServer server = assertTimesOut(mode, connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            connection.awaitClose();
        });

        assertTrue(server.open().awaitAtMost(0, RawServer.MAX_WAIT), "its connection must be closed");
    }

    /** Each byte comes well before the time-out, but not all of them. */
    @EachSendMode
    @Execution(ExecutionMode.CONCURRENT)
    void a_server_that_sends_byte_by_byte_causes_a_timeout(SendMode mode) throws Exception {
        assertTimesOut(mode, connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (!connection.closedWithin(Duration.ofMillis(20))) connection.write("x");
        });
    }

    private RawServer assertTimesOut(SendMode mode, RawServer.Script script) throws IOException {
        RawServer server = server(script);

        assertFailure(
                Kind.TIMEOUT,
                true,
                failureInTime(mode, transport(), TestRequests.get(server.origin(), LONG_ENOUGH_TO_SEND)));
        return server;
    }

    @EachSendMode
    @Execution(ExecutionMode.CONCURRENT)
    void a_server_that_does_not_read_causes_a_timeout(SendMode mode) throws Exception {
        RawServer server = server(connection -> {
            connection.readHead();
            connection.hold();
        });
        TransportRequest request = TestRequests.of(
                "POST", server.origin(), "/", TestRequests.pattern(16 * 1024 * 1024), LONG_ENOUGH_TO_SEND);

        assertFailure(Kind.TIMEOUT, true, failureInTime(mode, transport(), request));
    }

    @EachSendMode
    void a_response_in_time_is_returned(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));
        HttpTransport transport = transport();

        for (int i = 0; i < 20; i++)
            assertEquals(
                    200,
                    mode.call(transport, TestRequests.get(server.origin(), LONG))
                            .status());
        assertEquals(1, server.connections().value());
    }

    @EachSendMode
    @Execution(ExecutionMode.CONCURRENT)
    void a_connection_that_is_never_accepted_fails_at_the_connect_timeout(SendMode mode) throws Exception {
        SilentPort silentPort = closeAfterwards(new SilentPort());
        assumeTrue(silentPort.isSilent(), "this system does not leave connections pending");
        TransportSettings impatient =
                TransportSettings.builder().connectTimeout(SHORT).build();

        TransportFailure failure = failureInTime(
                mode, transport(impatient), TestRequests.get(silentPort.origin(), Duration.ofSeconds(20)));

        assertFailure(Kind.CONNECT, false, failure);
    }

    @EachSendMode
    @Execution(ExecutionMode.CONCURRENT)
    void the_timeout_of_the_call_covers_connecting(SendMode mode) throws Exception {
        SilentPort silentPort = closeAfterwards(new SilentPort());
        assumeTrue(silentPort.isSilent(), "this system does not leave connections pending");

        TransportSettings.Builder patient = TransportSettings.builder().connectTimeout(Duration.ofSeconds(40));

        TransportFailure failure =
                failureInTime(mode, transport(patient.build()), TestRequests.get(silentPort.origin(), SHORT));

        assertTrue(Set.of(Kind.CONNECT, Kind.TIMEOUT).contains(failure.kind()), failure::toString);
        assertFalse(failure.mayHaveBeenSent(), failure::toString);
    }

    @EachSendMode
    void a_refused_connection_fails_unsent(SendMode mode) throws Exception {
        Origin refusingAddress = refusingOrigin();

        TransportFailure failure = failureOf(mode, transport(), TestRequests.of("POST", refusingAddress));

        assertFailure(Kind.CONNECT, false, failure);
    }

    @EachSendMode
    void an_unknown_host_fails_unsent(SendMode mode) throws Exception {
        Origin nowhere = Origin.of(URI.create("http://nobody.invalid:8081"));

        TransportFailure failure = failureOf(mode, transport(), TestRequests.of("POST", nowhere));

        assertFailure(Kind.CONNECT, false, failure);
    }

    private static TransportFailure failureInTime(SendMode mode, HttpTransport transport, TransportRequest request) {
        long start = System.nanoTime();
        TransportFailure failure = failureOf(mode, transport, request);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertTrue(taken.compareTo(SHORT.multipliedBy(4).dividedBy(5)) >= 0, () -> "too early, after " + taken);
        assertTrue(taken.compareTo(LONG) < 0, () -> "too late, after " + taken);
        return failure;
    }
}
