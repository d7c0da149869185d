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

/** The time allowed covers the whole call, from the wait for a connection to the last byte of the body. */
abstract class TimePart extends TransportPart {
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration NEVER_SO_LONG = Duration.ofSeconds(15);

    TimePart(HttpTransportContract contract) {
        super(contract);
    }

    @BothWays
    void a_server_that_never_answers_ends_in_a_timeout(Way way) throws Exception {
        RawServer server = assertTimesOut(way, connection -> {
            connection.read();
            connection.awaitClose();
        });

        assertTrue(server.open().fallsTo(0, RawServer.PATIENCE), "its connection must be closed");
    }

    @BothWays
    void a_server_that_stops_in_the_body_ends_in_a_timeout(Way way) throws Exception {
        RawServer server = assertTimesOut(way, connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            connection.awaitClose();
        });

        assertTrue(server.open().fallsTo(0, RawServer.PATIENCE), "its connection must be closed");
    }

    /** Each byte comes well within the time, all of them do not. */
    @BothWays
    void a_server_that_trickles_ends_in_a_timeout(Way way) throws Exception {
        assertTimesOut(way, connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (!connection.closedWithin(Duration.ofMillis(20))) connection.write("x");
        });
    }

    private RawServer assertTimesOut(Way way, RawServer.Script treatment) throws IOException {
        RawServer server = server(treatment);

        assertFailure(Kind.TIMEOUT, true, failsInTime(way, transport(), Requests.get(server.origin(), SHORT)));
        return server;
    }

    @BothWays
    void a_server_that_does_not_read_ends_in_a_timeout(Way way) throws Exception {
        RawServer server = server(connection -> {
            connection.readHead();
            connection.hold();
        });
        TransportRequest request = Requests.of("POST", server.origin(), "/", Requests.pattern(16 * 1024 * 1024), SHORT);

        assertFailure(Kind.TIMEOUT, true, failsInTime(way, transport(), request));
    }

    @BothWays
    void an_answer_in_time_is_not_disturbed_by_the_deadline(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));
        HttpTransport transport = transport();

        for (int i = 0; i < 20; i++)
            assertEquals(
                    200,
                    way.call(transport, Requests.get(server.origin(), NEVER_SO_LONG))
                            .status());
        assertEquals(1, server.connections().now());
    }

    @BothWays
    void a_connection_that_nobody_accepts_is_given_up(Way way) throws Exception {
        Blackhole blackhole = closeAfterwards(new Blackhole());
        assumeTrue(blackhole.isSilent(), "this system does not leave connections unanswered");
        TransportSettings impatient =
                TransportSettings.builder().connectTimeout(SHORT).build();

        TransportFailure failure =
                failsInTime(way, transport(impatient), Requests.get(blackhole.origin(), Duration.ofSeconds(20)));

        assertFailure(Kind.CONNECT, false, failure);
    }

    @BothWays
    void the_time_for_the_call_covers_connecting(Way way) throws Exception {
        Blackhole blackhole = closeAfterwards(new Blackhole());
        assumeTrue(blackhole.isSilent(), "this system does not leave connections unanswered");

        TransportSettings.Builder patient = TransportSettings.builder().connectTimeout(Duration.ofSeconds(40));

        TransportFailure failure =
                failsInTime(way, transport(patient.build()), Requests.get(blackhole.origin(), SHORT));

        assertTrue(Set.of(Kind.CONNECT, Kind.TIMEOUT).contains(failure.kind()), failure::toString);
        assertFalse(failure.mayHaveBeenSent(), failure::toString);
    }

    @BothWays
    void a_port_where_nobody_listens_fails_unsent(Way way) throws Exception {
        Origin deserted = desertedOrigin();

        TransportFailure failure = failureOf(way, transport(), Requests.of("POST", deserted));

        assertFailure(Kind.CONNECT, false, failure);
    }

    @BothWays
    void a_name_that_nobody_knows_fails_unsent(Way way) throws Exception {
        Origin nowhere = Origin.of(URI.create("http://nobody.invalid:8081"));

        TransportFailure failure = failureOf(way, transport(), Requests.of("POST", nowhere));

        assertFailure(Kind.CONNECT, false, failure);
    }

    private static TransportFailure failsInTime(Way way, HttpTransport transport, TransportRequest request) {
        long start = System.nanoTime();
        TransportFailure failure = failureOf(way, transport, request);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertTrue(taken.compareTo(SHORT.multipliedBy(4).dividedBy(5)) >= 0, () -> "too early, after " + taken);
        assertTrue(taken.compareTo(NEVER_SO_LONG) < 0, () -> "too late, after " + taken);
        return failure;
    }
}
