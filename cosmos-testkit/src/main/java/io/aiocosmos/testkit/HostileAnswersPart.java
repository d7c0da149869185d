package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Whatever a peer sends, it exhausts nothing, and nobody gets an answer that was another's or nobody's. */
abstract class HostileAnswersPart extends TransportPart {
    private static final int MOST_BYTES = 100_000;

    /** What heads, frames and trailers may add to the body. */
    private static final int MOST_OTHER_BYTES = 256 * 1024;

    /** More than both together, in parts. */
    private static final int PARTS = 100;

    private static final int PART_BYTES = 8 * 1024;
    private static final Duration UNTIL_IT_IS_CLEAR = Duration.ofSeconds(3);
    private static final String FOREIGN = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final boolean secure;

    /** @param secure whether all of it passes inside TLS */
    HostileAnswersPart(HttpTransportContract contract, boolean secure) {
        super(contract);
        this.secure = secure;
    }

    @BothWays
    void a_body_of_as_many_bytes_as_are_allowed_is_taken(Way way) throws Exception {
        RawServer server = hostile(RawServer.keepingAlive((request, c) -> c.answer(200, Requests.pattern(MOST_BYTES))));

        assertBody(Requests.pattern(MOST_BYTES), way.call(limited(), Requests.get(server.origin())));
    }

    @BothWays
    void a_body_that_is_announced_too_long_is_not_waited_for(Way way) throws Exception {
        TransportFailure failure = assertCutOff(way, connection -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + (MOST_BYTES + 1) + "\r\n\r\nx");
            connection.awaitClose();
        });

        assertTrue(failure.getMessage().contains("maxResponseBytes"), failure::getMessage);
        assertTrue(failure.getMessage().contains(String.valueOf(MOST_BYTES)), failure::getMessage);
    }

    @BothWays
    void a_body_that_turns_out_too_long_is_cut_off(Way way) throws Exception {
        String part = "x".repeat(PART_BYTES);

        TransportFailure failure = assertCutOff(way, connection -> {
            connection.write(CHUNKED);
            write(connection, Integer.toHexString(PART_BYTES) + "\r\n" + part + "\r\n");
        });

        assertTrue(failure.getMessage().contains("maxResponseBytes"), failure::getMessage);
    }

    @BothWays
    void a_body_without_a_length_or_an_end_is_cut_off(Way way) throws Exception {
        assertCutOff(way, connection -> {
            connection.write("HTTP/1.1 200 OK\r\n\r\n");
            write(connection, "x".repeat(PART_BYTES));
        });
    }

    @BothWays
    void an_endless_status_line_is_cut_off(Way way) throws Exception {
        assertCutOff(way, connection -> {
            connection.write("HTTP/1.1 200 ");
            write(connection, "x".repeat(PART_BYTES));
        });
    }

    @BothWays
    void an_endless_header_is_cut_off(Way way) throws Exception {
        assertCutOff(way, connection -> {
            connection.write("HTTP/1.1 200 OK\r\nx-endless: ");
            write(connection, "x".repeat(PART_BYTES));
        });
    }

    @BothWays
    void endless_headers_are_cut_off(Way way) throws Exception {
        assertCutOff(way, connection -> {
            connection.write("HTTP/1.1 200 OK\r\n");
            write(connection, ("x-many: " + "x".repeat(1000) + "\r\n").repeat(8));
        });
    }

    @BothWays
    void an_endless_extension_of_a_chunk_is_cut_off(Way way) throws Exception {
        assertCutOffOrLate(way, connection -> {
            connection.write(CHUNKED + "1;");
            write(connection, "a".repeat(PART_BYTES));
        });
    }

    @BothWays
    void endless_trailers_are_cut_off(Way way) throws Exception {
        assertCutOffOrLate(way, connection -> {
            connection.write(CHUNKED + "1\r\nx\r\n0\r\n");
            write(connection, ("x-many: " + "x".repeat(1000) + "\r\n").repeat(8));
        });
    }

    /** Each of the lengths may be a lie: what follows could be taken for the answer to the next request. */
    @BothWays
    void two_lengths_that_differ_leave_nobody_anothers_answer(Way way) throws Exception {
        assertNextIsOwn(way, "Content-Length: 2\r\nContent-Length: 40\r\n\r\nok" + FOREIGN);
        assertNextIsOwn(way, "Content-Length: 40\r\nContent-Length: 2\r\n\r\nok" + FOREIGN);
    }

    @BothWays
    void a_length_beside_chunks_leaves_nobody_anothers_answer(Way way) throws Exception {
        assertNextIsOwn(way, "Content-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n" + FOREIGN);
        assertNextIsOwn(way, "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\nok\r\n0\r\n\r\n" + FOREIGN);
    }

    @BothWays
    void a_second_answer_behind_the_first_is_nobodys(Way way) throws Exception {
        assertNextIsOwn(way, "Content-Length: 2\r\n\r\nok" + FOREIGN);
    }

    @BothWays
    void an_answer_on_an_idle_connection_is_nobodys(Way way) throws Exception {
        Tally unasked = new Tally();
        Tally first = new Tally();
        RawServer server = hostile(connection -> {
            ReceivedRequest request = connection.read();
            connection.answer(200, "x-own: " + request.target());
            if (request.target().equals("/1")) {
                first.reaches(1, RawServer.PATIENCE);
                connection.write(FOREIGN);
                unasked.up();
            }
            for (request = connection.read(); request != null; request = connection.read())
                connection.answer(200, "x-own: " + request.target());
        });
        HttpTransport transport = transport(settings().build());

        way.call(transport, Requests.get(server.origin(), "/1"));
        first.up();
        assertTrue(unasked.reaches(1, RawServer.PATIENCE));
        if (contract.watchesIdleConnections()) assertTrue(server.open().fallsTo(0, RawServer.PATIENCE));

        assertOwn(way, transport, server);
    }

    /** Who watches may be told too late by a busy machine; who looks sees it. */
    @BothWays
    void a_connection_that_the_server_closed_is_not_used_again(Way way) throws Exception {
        RawServer server = hostile(connection -> {
            connection.read();
            connection.answer(201);
        });
        HttpTransport transport = transport(settings().build());
        way.call(transport, Requests.of("POST", server.origin()));
        assertTrue(server.open().fallsTo(0, RawServer.PATIENCE));

        try {
            assertEquals(
                    201,
                    way.call(transport, Requests.of("POST", server.origin())).status());
            assertEquals(2, server.connections().now());
        } catch (TransportFailure failure) {
            assertTrue(contract.watchesIdleConnections(), failure::toString);
        }
    }

    private void assertNextIsOwn(Way way, String firstAnswer) throws Exception {
        RawServer server = hostile(RawServer.keepingAlive((request, c) -> {
            if (request.target().equals("/1")) c.write("HTTP/1.1 200 OK\r\n" + firstAnswer);
            else c.answer(200, "x-own: " + request.target());
        }));
        HttpTransport transport = transport(settings().build());

        try {
            way.call(transport, Requests.get(server.origin(), "/1"));
        } catch (TransportFailure failure) {
            assertFailure(Kind.BROKEN, true, failure);
        }

        assertOwn(way, transport, server);
    }

    private void assertOwn(Way way, HttpTransport transport, RawServer server) throws Exception {
        for (String target : new String[] {"/2", "/3"})
            assertEquals(
                    target,
                    way.call(transport, Requests.get(server.origin(), target)).header("x-own"));
        if (contract.closesIdleConnections())
            assertEquals(2, server.connections().now());
    }

    private TransportFailure assertCutOff(Way way, RawServer.Script answer) throws Exception {
        RawServer server = unasked(answer);
        TransportFailure failure = failureOf(way, limited(), Requests.of("POST", server.origin()));

        assertFailure(Kind.BROKEN, true, failure);
        assertClosed(server);
        return failure;
    }

    private void assertClosed(RawServer server) throws InterruptedException {
        if (contract.closesIdleConnections())
            assertTrue(server.open().fallsTo(0, RawServer.PATIENCE), "the connection must be closed");
    }

    private void assertCutOffOrLate(Way way, RawServer.Script answer) throws Exception {
        if (contract.countsEveryByte()) {
            assertCutOff(way, answer);
            return;
        }
        RawServer server = unasked(answer);
        TransportRequest request = Requests.get(server.origin(), UNTIL_IT_IS_CLEAR);

        try {
            way.call(limited(), request);
        } catch (TransportFailure failure) {
            assertTrue(Set.of(Kind.TIMEOUT, Kind.BROKEN).contains(failure.kind()), failure::toString);
            assertClosed(server);
        }
    }

    private RawServer unasked(RawServer.Script answer) throws Exception {
        return hostile(connection -> {
            connection.read();
            answer.run(connection);
        });
    }

    private static void write(RawConnection connection, String part) throws IOException {
        for (int i = 0; i < PARTS; i++) connection.write(part);
        connection.awaitClose();
    }

    private HttpTransport limited() throws Exception {
        assertTrue(PARTS * PART_BYTES > MOST_BYTES + MOST_OTHER_BYTES);
        return transport(settings().maxResponseBytes(MOST_BYTES).build());
    }

    private RawServer hostile(RawServer.Script script) throws Exception {
        return secure ? closeAfterwards(RawServer.secure(Certificates.LOCALHOST.server(), script)) : server(script);
    }

    private TransportSettings.Builder settings() throws Exception {
        TransportSettings.Builder settings = TransportSettings.builder();
        return secure ? settings.sslContext(Certificates.LOCALHOST.client()) : settings;
    }
}
