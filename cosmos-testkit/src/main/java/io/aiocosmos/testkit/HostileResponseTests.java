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

/** No response exhausts memory or time, and no call gets a response that is not its own. */
abstract class HostileResponseTests extends TransportTestBase {
    private static final int MAX_BYTES = 100_000;

    /** For heads, frames and trailers beside the body. */
    private static final int MAX_OTHER_BYTES = 256 * 1024;

    /** More than both together, in parts. */
    private static final int PARTS = 100;

    private static final int PART_BYTES = 8 * 1024;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);
    private static final String FOREIGN = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final boolean secure;

    /** @param secure whether to use TLS */
    HostileResponseTests(HttpTransportContract contract, boolean secure) {
        super(contract);
        this.secure = secure;
    }

    @EachSendMode
    void a_body_of_the_maximum_length_is_received(SendMode mode) throws Exception {
        RawServer server =
                hostile(RawServer.keepingAlive((request, c) -> c.respond(200, TestRequests.pattern(MAX_BYTES))));

        assertBody(TestRequests.pattern(MAX_BYTES), mode.call(limited(), TestRequests.get(server.origin())));
    }

    @EachSendMode
    void a_body_announced_too_long_is_rejected_at_once(SendMode mode) throws Exception {
        TransportFailure failure = assertRejected(mode, connection -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + (MAX_BYTES + 1) + "\r\n\r\nx");
            connection.awaitClose();
        });

        assertTrue(failure.getMessage().contains("maxResponseBytes"), failure::getMessage);
        assertTrue(failure.getMessage().contains(String.valueOf(MAX_BYTES)), failure::getMessage);
    }

    @EachSendMode
    void a_body_that_becomes_too_long_is_rejected(SendMode mode) throws Exception {
        String part = "x".repeat(PART_BYTES);

        TransportFailure failure = assertRejected(mode, connection -> {
            connection.write(CHUNKED);
            write(connection, Integer.toHexString(PART_BYTES) + "\r\n" + part + "\r\n");
        });

        assertTrue(failure.getMessage().contains("maxResponseBytes"), failure::getMessage);
    }

    @EachSendMode
    void an_endless_body_without_a_length_is_rejected(SendMode mode) throws Exception {
        assertRejected(mode, connection -> {
            connection.write("HTTP/1.1 200 OK\r\n\r\n");
            write(connection, "x".repeat(PART_BYTES));
        });
    }

    @EachSendMode
    void an_endless_status_line_is_rejected(SendMode mode) throws Exception {
        assertRejected(mode, connection -> {
            connection.write("HTTP/1.1 200 ");
            write(connection, "x".repeat(PART_BYTES));
        });
    }

    @EachSendMode
    void an_endless_header_is_rejected(SendMode mode) throws Exception {
        assertRejected(mode, connection -> {
            connection.write("HTTP/1.1 200 OK\r\nx-endless: ");
            write(connection, "x".repeat(PART_BYTES));
        });
    }

    @EachSendMode
    void endless_headers_are_rejected(SendMode mode) throws Exception {
        assertRejected(mode, connection -> {
            connection.write("HTTP/1.1 200 OK\r\n");
            write(connection, ("x-many: " + "x".repeat(1000) + "\r\n").repeat(8));
        });
    }

    @EachSendMode
    void an_endless_chunk_extension_is_rejected(SendMode mode) throws Exception {
        assertRejectedOrLate(mode, connection -> {
            connection.write(CHUNKED + "1;");
            write(connection, "a".repeat(PART_BYTES));
        });
    }

    @EachSendMode
    void endless_trailers_are_rejected(SendMode mode) throws Exception {
        assertRejectedOrLate(mode, connection -> {
            connection.write(CHUNKED + "1\r\nx\r\n0\r\n");
            write(connection, ("x-many: " + "x".repeat(1000) + "\r\n").repeat(8));
        });
    }

    /** Either length may be wrong: the bytes behind it could be taken for the next response. */
    @EachSendMode
    void two_different_lengths_do_not_mix_up_responses(SendMode mode) throws Exception {
        assertNextResponseIsOwn(mode, "Content-Length: 2\r\nContent-Length: 40\r\n\r\nok" + FOREIGN);
        assertNextResponseIsOwn(mode, "Content-Length: 40\r\nContent-Length: 2\r\n\r\nok" + FOREIGN);
    }

    @EachSendMode
    void a_length_beside_chunks_does_not_mix_up_responses(SendMode mode) throws Exception {
        assertNextResponseIsOwn(
                mode, "Content-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n" + FOREIGN);
        assertNextResponseIsOwn(
                mode, "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\nok\r\n0\r\n\r\n" + FOREIGN);
    }

    @EachSendMode
    void a_second_response_behind_the_first_is_dropped(SendMode mode) throws Exception {
        assertNextResponseIsOwn(mode, "Content-Length: 2\r\n\r\nok" + FOREIGN);
    }

    @EachSendMode
    void a_response_on_an_idle_connection_is_dropped(SendMode mode) throws Exception {
        Counter unrequested = new Counter();
        Counter first = new Counter();
        RawServer server = hostile(connection -> {
            ReceivedRequest request = connection.read();
            connection.respond(200, "x-own: " + request.target());
            if (request.target().equals("/1")) {
                first.awaitAtLeast(1, RawServer.MAX_WAIT);
                connection.write(FOREIGN);
                unrequested.increment();
            }
            for (request = connection.read(); request != null; request = connection.read())
                connection.respond(200, "x-own: " + request.target());
        });
        HttpTransport transport = transport(settings().build());

        mode.call(transport, TestRequests.get(server.origin(), "/1"));
        first.increment();
        assertTrue(unrequested.awaitAtLeast(1, RawServer.MAX_WAIT));
        if (contract.watchesIdleConnections()) assertTrue(server.open().awaitAtMost(0, RawServer.MAX_WAIT));

        assertResponsesAreOwn(mode, transport, server);
    }

    /** A transport that watches may notice it late on a busy machine; one that checks before reuse sees it. */
    @EachSendMode
    void a_connection_that_the_server_closed_is_not_reused(SendMode mode) throws Exception {
        RawServer server = hostile(connection -> {
            connection.read();
            connection.respond(201);
        });
        HttpTransport transport = transport(settings().build());
        mode.call(transport, TestRequests.of("POST", server.origin()));
        assertTrue(server.open().awaitAtMost(0, RawServer.MAX_WAIT));

        try {
            assertEquals(
                    201,
                    mode.call(transport, TestRequests.of("POST", server.origin()))
                            .status());
            assertEquals(2, server.connections().value());
        } catch (TransportFailure failure) {
            assertTrue(contract.watchesIdleConnections(), failure::toString);
        }
    }

    private void assertNextResponseIsOwn(SendMode mode, String firstAnswer) throws Exception {
        RawServer server = hostile(RawServer.keepingAlive((request, c) -> {
            if (request.target().equals("/1")) c.write("HTTP/1.1 200 OK\r\n" + firstAnswer);
            else c.respond(200, "x-own: " + request.target());
        }));
        HttpTransport transport = transport(settings().build());

        try {
            mode.call(transport, TestRequests.get(server.origin(), "/1"));
        } catch (TransportFailure failure) {
            assertFailure(Kind.BROKEN, true, failure);
        }

        assertResponsesAreOwn(mode, transport, server);
    }

    private void assertResponsesAreOwn(SendMode mode, HttpTransport transport, RawServer server) throws Exception {
        for (String target : new String[] {"/2", "/3"})
            assertEquals(
                    target,
                    mode.call(transport, TestRequests.get(server.origin(), target))
                            .header("x-own"));
        if (contract.closesIdleConnections())
            assertEquals(2, server.connections().value());
    }

    private TransportFailure assertRejected(SendMode mode, RawServer.Script response) throws Exception {
        RawServer server = unrequested(response);
        TransportFailure failure = failureOf(mode, limited(), TestRequests.of("POST", server.origin()));

        assertFailure(Kind.BROKEN, true, failure);
        assertClosed(server);
        return failure;
    }

    private void assertClosed(RawServer server) throws InterruptedException {
        if (contract.closesIdleConnections())
            assertTrue(server.open().awaitAtMost(0, RawServer.MAX_WAIT), "the connection must be closed");
    }

    private void assertRejectedOrLate(SendMode mode, RawServer.Script response) throws Exception {
        if (contract.countsEveryByte()) {
            assertRejected(mode, response);
            return;
        }
        RawServer server = unrequested(response);
        TransportRequest request = TestRequests.get(server.origin(), LONG_ENOUGH);

        try {
            mode.call(limited(), request);
        } catch (TransportFailure failure) {
            assertTrue(Set.of(Kind.TIMEOUT, Kind.BROKEN).contains(failure.kind()), failure::toString);
            assertClosed(server);
        }
    }

    private RawServer unrequested(RawServer.Script response) throws Exception {
        return hostile(connection -> {
            connection.read();
            response.run(connection);
        });
    }

    private static void write(RawConnection connection, String part) throws IOException {
        for (int i = 0; i < PARTS; i++) connection.write(part);
        connection.awaitClose();
    }

    private HttpTransport limited() throws Exception {
        assertTrue(PARTS * PART_BYTES > MAX_BYTES + MAX_OTHER_BYTES);
        return transport(settings().maxResponseBytes(MAX_BYTES).build());
    }

    private RawServer hostile(RawServer.Script script) throws Exception {
        return secure ? closeAfterwards(RawServer.secure(Certificates.LOCALHOST.server(), script)) : server(script);
    }

    private TransportSettings.Builder settings() throws Exception {
        TransportSettings.Builder settings = TransportSettings.builder();
        return secure ? settings.sslContext(Certificates.LOCALHOST.client()) : settings;
    }
}
