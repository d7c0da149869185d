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

/** An answer is given as it came: status, headers, body. */
abstract class AnswersPart extends TransportPart {
    AnswersPart(HttpTransportContract contract) {
        super(contract);
    }

    @BothWays
    void every_status_from_200_to_599_is_a_value(Way way) throws Exception {
        RawServer server = answering(
                (request, c) -> c.answer(Integer.parseInt(request.target().substring(1)), "Location: /elsewhere"));
        HttpTransport transport = transport();

        for (int status = 200; status < 600; status++) {
            TransportResponse answer = way.call(transport, Requests.get(server.origin(), "/" + status));
            assertEquals(status, answer.status());
        }
        assertEquals(400, server.arrivals().now());
    }

    @BothWays
    void a_challenge_is_not_answered(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(
                Integer.parseInt(request.target().substring(1)),
                "WWW-Authenticate: Basic realm=\"a\"",
                "Proxy-Authenticate: Basic realm=\"a\""));
        HttpTransport transport = transport();

        for (int status : new int[] {401, 407})
            assertEquals(
                    status,
                    way.call(transport, Requests.get(server.origin(), "/" + status))
                            .status());
        assertEquals(2, server.arrivals().now());
    }

    @BothWays
    void compression_is_neither_asked_for_nor_undone(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200, Requests.SMALL, "Content-Encoding: gzip"));

        TransportResponse answer = way.call(transport(), Requests.get(server.origin()));

        assertBody(Requests.SMALL, answer);
        assertEquals("gzip", answer.header("content-encoding"));
        assertEquals(List.of(), server.next().header("accept-encoding"));
    }

    @BothWays
    void cookies_are_not_kept(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200, "Set-Cookie: a=b"));
        HttpTransport transport = transport();

        way.call(transport, Requests.get(server.origin()));
        way.call(transport, Requests.get(server.origin()));

        server.next();
        assertEquals(List.of(), server.next().header("cookie"));
    }

    @BothWays
    void headers_are_found_in_any_case_the_first_of_a_name_wins(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200, "X-Ms-Name: one", "x-ms-name: two", "OTHER: 3"));

        TransportResponse answer = way.call(transport(), Requests.get(server.origin()));

        assertEquals("one", answer.header("x-ms-name"));
        assertEquals("3", answer.header("other"));
        assertNull(answer.header("x-ms"));
        assertNull(answer.header("absent"));
    }

    @BothWays
    void a_repeated_header_is_given_as_often_as_it_came_and_in_order(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200, "A: 1", "B: x", "A: 2", "A: 1"));

        TransportResponse answer = way.call(transport(), Requests.get(server.origin()));

        List<String> values = new ArrayList<>();
        answer.forEachHeader((name, value) -> {
            if (name.equalsIgnoreCase("a")) values.add(value);
        });
        assertEquals(List.of("1", "2", "1"), values);
    }

    @BothWays
    void a_header_of_32_KiB_is_taken(Way way) throws Exception {
        String continuation = "c".repeat(32 * 1024);
        RawServer server = answering((request, c) -> c.answer(200, "x-ms-continuation: " + continuation));

        TransportResponse answer = way.call(transport(), Requests.get(server.origin()));

        assertEquals(continuation, answer.header("x-ms-continuation"));
    }

    @BothWays
    void answers_without_a_body_end_with_their_head(Way way) throws Exception {
        RawServer server =
                answering((request, c) -> c.write("HTTP/1.1 " + request.target().substring(1) + " x\r\n\r\n"));
        HttpTransport transport = transport();

        for (int status : new int[] {204, 304}) {
            TransportResponse answer = way.call(transport, Requests.get(server.origin(), "/" + status));
            assertEquals(0, answer.bodyLength());
        }
        assertEquals(1, server.connections().now());
    }

    @BothWays
    void a_304_ends_with_its_head_even_if_it_tells_a_length(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.write("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n"));

        TransportResponse answer = way.call(transport(), Requests.get(server.origin()));

        assertEquals(304, answer.status());
        assertEquals(0, answer.bodyLength());
    }

    @BothWays
    void what_is_not_http_is_a_broken_connection(Way way) throws Exception {
        assertBroken(way, connection -> {
            connection.read();
            connection.write("220 smtp.example ready\r\n\r\n");
        });
    }

    /** Frames taken for the body would be handed out as it. */
    @BothWays
    void a_body_whose_frames_are_unclear_is_a_broken_connection(Way way) throws Exception {
        for (String unclear : List.of(
                "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "Content-Length: -5\r\n\r\nhello"))
            assertBroken(way, connection -> {
                connection.read();
                connection.write("HTTP/1.1 200 OK\r\n" + unclear);
            });
    }

    /** Not in a message, not in that of a cause: both are logged. */
    @BothWays
    void what_came_instead_of_an_answer_is_never_quoted(Way way) throws Exception {
        String secret = "secret".repeat(50);
        for (String answer : List.of(
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
                connection.write(answer);
            });
            try {
                way.call(transport(), Requests.get(server.origin()));
            } catch (TransportFailure failure) { // some libraries put up with some of them
                assertQuotesNothing(failure);
            }
        }
    }

    @BothWays
    void what_came_instead_of_tls_is_never_quoted(Way way) throws Exception {
        RawServer server = server(connection -> {
            connection.readBody(1);
            connection.write("secret".repeat(50));
            connection.awaitClose();
        });
        Origin byTls =
                Origin.of(URI.create("https://127.0.0.1:" + server.origin().port()));

        assertQuotesNothing(failureOf(way, transport(), Requests.get(byTls)));
    }

    private static void assertQuotesNothing(TransportFailure failure) {
        StringWriter log = new StringWriter();
        failure.printStackTrace(new PrintWriter(log));
        assertFalse(log.toString().contains("secret"), log::toString);
        assertFalse(log.toString().contains("736563726574"), log::toString); // the same in hexadecimal
        assertTrue(failure.getMessage().length() < 250, failure::getMessage);
    }
}
