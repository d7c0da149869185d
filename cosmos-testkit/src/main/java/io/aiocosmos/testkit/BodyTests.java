package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Bodies of every size are sent and received unchanged. */
abstract class BodyTests extends TransportTestBase {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final int[] SIZES = {0, 1, 127, 8 * KIB + 3, 10 * MIB + 13, 16 * MIB};

    BodyTests(HttpTransportContract contract) {
        super(contract);
    }

    @EachSendMode
    void an_echoed_body_is_unchanged(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200, request.body()));
        HttpTransport transport = transport();

        for (int size : SIZES) {
            byte[] body = TestRequests.pattern(size);
            assertBody(body, mode.call(transport, TestRequests.post(server.origin(), body)));
            assertEquals(List.of(String.valueOf(size)), server.next().header("content-length"));
        }
    }

    @EachSendMode
    void a_chunked_body_is_joined(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> {
            c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            c.write(chunked(
                    TestRequests.pattern(Integer.parseInt(request.target().substring(1)))));
        });
        HttpTransport transport = transport();

        for (int size : SIZES)
            assertBody(TestRequests.pattern(size), mode.call(transport, TestRequests.get(server.origin(), "/" + size)));
        assertEquals(1, server.connections().value(), "a connection is reused after a chunked response");
    }

    @EachSendMode
    void a_body_without_a_length_ends_with_the_connection(SendMode mode) throws Exception {
        byte[] body = TestRequests.pattern(8 * KIB + 3);
        RawServer server = server(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            connection.write(body);
        });

        assertBody(body, mode.call(transport(), TestRequests.get(server.origin())));
    }

    @EachSendMode
    void only_the_slice_is_sent_and_its_array_is_unchanged(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200, request.body()));
        byte[] array = "before{}after".getBytes(StandardCharsets.US_ASCII);
        byte[] copy = array.clone();

        TransportResponse response = mode.call(
                transport(),
                TransportRequest.builder("PUT", server.origin(), "/")
                        .body(array, 6, 2)
                        .timeoutNanos(5_000_000_000L)
                        .build());

        assertBody("{}".getBytes(StandardCharsets.US_ASCII), response);
        assertArrayEquals(copy, array);
    }

    @EachSendMode
    void a_response_is_unchanged_after_the_next_one(SendMode mode) throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(
                200, TestRequests.pattern(5000 + request.target().length()), "x-target: " + request.target()));
        HttpTransport transport = transport();

        TransportResponse first = mode.call(transport, TestRequests.get(server.origin(), "/1"));
        mode.call(transport, TestRequests.get(server.origin(), "/22"));

        assertEquals("/1", first.header("x-target"));
        assertBody(TestRequests.pattern(5002), first);
    }

    /** The network holds less than the body: when the server comes to its end, the client has read its beginning. */
    @EachSendMode
    void the_first_byte_is_told_from_the_last(SendMode mode) throws Exception {
        assumeTrue(contract.tellsFirstByte(), "the library does not tell");
        byte[] body = TestRequests.pattern(16 * MIB - 1);
        AtomicLong nearEnd = new AtomicLong();
        RawServer server = respondingServer((request, c) -> {
            c.write("HTTP/1.1 200 OK\r\nContent-Length: " + 16 * MIB + "\r\n\r\n");
            c.write(body);
            nearEnd.set(System.nanoTime());
            c.write(" ");
        });
        long sent = System.nanoTime();

        long first = mode.call(transport(), TestRequests.get(server.origin())).firstByteNanos();

        assertTrue(first - sent > 0, "after it was sent");
        assertTrue(nearEnd.get() - first > 0, "before the end came");
    }

    @EachSendMode
    void half_a_body_fails_as_broken(SendMode mode) throws Exception {
        assertBroken(mode, connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        });
    }

    @EachSendMode
    void a_chunked_body_without_its_end_fails_as_broken(SendMode mode) throws Exception {
        assertBroken(mode, connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
        });
    }

    private static byte[] chunked(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 1024);
        int size;
        for (int at = 0; at < body.length; at += size) {
            size = Math.min(60_001, body.length - at);
            out.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, at, size);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    @EachSendMode
    void a_body_with_both_a_length_and_chunks_is_complete_or_fails_as_broken(SendMode mode) throws Exception {
        RawServer server = respondingServer(
                (request, c) -> c.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "a\r\n0123456789\r\n0\r\n\r\n"));

        try {
            TransportResponse response = mode.call(transport(), TestRequests.get(server.origin()));
            assertBody("0123456789".getBytes(StandardCharsets.US_ASCII), response);
        } catch (TransportFailure failure) {
            assertFailure(TransportFailure.Kind.BROKEN, true, failure);
        }
    }
}
