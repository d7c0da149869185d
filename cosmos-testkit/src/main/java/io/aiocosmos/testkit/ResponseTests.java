package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A response is returned as it was received: status, headers, body. */
abstract class ResponseTests extends TransportTestBase {
    ResponseTests(HttpTransportContract contract) {
        super(contract);
    }

    @EachSendMode
    void every_status_from_200_to_599_is_returned(SendMode mode) throws Exception {
        RawServer server = respondingServer(
                (request, c) -> c.respond(Integer.parseInt(request.target().substring(1)), "Location: /elsewhere"));
        HttpTransport transport = transport();

        for (int status = 200; status < 600; status++) {
            TransportResponse response = mode.call(transport, TestRequests.get(server.origin(), "/" + status));
            assertEquals(status, response.status());
        }
        assertEquals(400, server.arrivals().value());
    }

    @EachSendMode
    void an_authentication_challenge_is_returned_without_a_second_request(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(
                Integer.parseInt(request.target().substring(1)),
                "WWW-Authenticate: Basic realm=\"a\"",
                "Proxy-Authenticate: Basic realm=\"a\""));
        HttpTransport transport = transport();

        for (int status : new int[] {401, 407})
            assertEquals(
                    status,
                    mode.call(transport, TestRequests.get(server.origin(), "/" + status))
                            .status());
        assertEquals(2, server.arrivals().value());
    }

    @EachSendMode
    void compression_is_neither_requested_nor_decoded(SendMode mode) throws Exception {
        RawServer server =
                respondingServer((request, c) -> c.respond(200, TestRequests.SMALL, "Content-Encoding: gzip"));

        TransportResponse response = mode.call(transport(), TestRequests.get(server.origin()));

        assertBody(TestRequests.SMALL, response);
        assertEquals("gzip", response.header("content-encoding"));
        assertEquals(List.of(), server.next().header("accept-encoding"));
    }

    @EachSendMode
    void cookies_are_not_stored(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200, "Set-Cookie: a=b"));
        HttpTransport transport = transport();

        mode.call(transport, TestRequests.get(server.origin()));
        mode.call(transport, TestRequests.get(server.origin()));

        server.next();
        assertEquals(List.of(), server.next().header("cookie"));
    }

    @EachSendMode
    void header_returns_the_first_value_of_a_name_in_any_case(SendMode mode) throws Exception {
        RawServer server =
                respondingServer((request, c) -> c.respond(200, "X-Ms-Name: one", "x-ms-name: two", "OTHER: 3"));

        TransportResponse response = mode.call(transport(), TestRequests.get(server.origin()));

        assertEquals("one", response.header("x-ms-name"));
        assertEquals("3", response.header("other"));
        assertNull(response.header("x-ms"));
        assertNull(response.header("absent"));
    }

    @EachSendMode
    void repeated_headers_are_all_returned_in_order(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200, "A: 1", "B: x", "A: 2", "A: 1"));

        TransportResponse response = mode.call(transport(), TestRequests.get(server.origin()));

        List<String> values = new ArrayList<>();
        response.forEachHeader((name, value) -> {
            if (name.equalsIgnoreCase("a")) values.add(value);
        });
        assertEquals(List.of("1", "2", "1"), values);
    }

    @EachSendMode
    void a_header_of_32_KiB_is_received(SendMode mode) throws Exception {
        String continuation = "c".repeat(32 * 1024);
        RawServer server = respondingServer((request, c) -> c.respond(200, "x-ms-continuation: " + continuation));

        TransportResponse response = mode.call(transport(), TestRequests.get(server.origin()));

        assertEquals(continuation, response.header("x-ms-continuation"));
    }

    @EachSendMode
    void a_204_or_304_ends_with_its_head(SendMode mode) throws Exception {
        RawServer server = respondingServer(
                (request, c) -> c.write("HTTP/1.1 " + request.target().substring(1) + " x\r\n\r\n"));
        HttpTransport transport = transport();

        for (int status : new int[] {204, 304}) {
            TransportResponse response = mode.call(transport, TestRequests.get(server.origin(), "/" + status));
            assertEquals(0, response.bodyLength());
        }
        assertEquals(1, server.connections().value());
    }

    @EachSendMode
    void a_304_ends_with_its_head_even_with_a_length(SendMode mode) throws Exception {
        RawServer server =
                respondingServer((request, c) -> c.write("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n"));

        TransportResponse response = mode.call(transport(), TestRequests.get(server.origin()));

        assertEquals(304, response.status());
        assertEquals(0, response.bodyLength());
    }

    @EachSendMode
    void a_response_that_is_not_HTTP_fails_as_broken(SendMode mode) throws Exception {
        assertBroken(mode, connection -> {
            connection.read();
            connection.write("220 smtp.example ready\r\n\r\n");
        });
    }

    /** Frames must not be returned as part of the body. */
    @EachSendMode
    void a_body_with_invalid_framing_fails_as_broken(SendMode mode) throws Exception {
        for (String unclear : List.of(
                "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "Content-Length: -5\r\n\r\nhello"))
            assertBroken(mode, connection -> {
                connection.read();
                connection.write("HTTP/1.1 200 OK\r\n" + unclear);
            });
    }

    /** Neither in the message nor in that of a cause: both are logged. */
    @EachSendMode
    void an_invalid_response_is_never_quoted(SendMode mode) throws Exception {
        String secret = "secret".repeat(50);
        for (String response : List.of(
                secret + "\r\n\r\n",
                "HTTP/1.1 " + secret + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + secret + "\r\n\r\n",
                secret,
                "HTTP/1.1 200 " + secret,
                "HTTP/1.1 200 OK\r\n" + secret,
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: " + secret,
                "HTTP/1.1 200 OK\r\nContent-Length: " + secret + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: " + secret + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + secret + "\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n" + secret + "\r\n")) {
            RawServer server = server(connection -> {
                connection.read();
                connection.write(response);
            });
            try {
                mode.call(transport(), TestRequests.get(server.origin()));
            } catch (TransportFailure failure) { // some libraries accept some of them
                assertQuotesNothing(failure);
            }
        }
    }

    @EachSendMode
    void bytes_received_instead_of_TLS_are_never_quoted(SendMode mode) throws Exception {
        RawServer server = server(connection -> {
            connection.readBody(1);
            connection.write("secret".repeat(50));
            connection.awaitClose();
        });
        Origin byTls =
                Origin.of(URI.create("https://127.0.0.1:" + server.origin().port()));

        assertQuotesNothing(failureOf(mode, transport(), TestRequests.get(byTls)));
    }

    private static void assertQuotesNothing(TransportFailure failure) {
        StringWriter log = new StringWriter();
        failure.printStackTrace(new PrintWriter(log));
        assertFalse(log.toString().contains("secret"), log::toString);
        assertFalse(log.toString().contains("736563726574"), log::toString); // the same in hexadecimal
        assertTrue(failure.getMessage().length() < 250, failure::getMessage);
    }
}
