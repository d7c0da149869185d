package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies of every size go both ways unchanged. */
abstract class BodiesPart extends TransportPart {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final int[] SIZES = {0, 1, 127, 8 * KIB + 3, 10 * MIB + 13, 16 * MIB};

    BodiesPart(HttpTransportContract contract) {
        super(contract);
    }

    @BothWays
    void a_body_comes_back_as_it_was_sent(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200, request.body()));
        HttpTransport transport = transport();

        for (int size : SIZES) {
            byte[] body = Requests.pattern(size);
            assertBody(body, way.call(transport, Requests.post(server.origin(), body)));
            assertEquals(List.of(String.valueOf(size)), server.next().header("content-length"));
        }
    }

    @BothWays
    void a_chunked_body_is_put_together(Way way) throws Exception {
        RawServer server = answering((request, c) -> {
            c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            c.write(chunked(Requests.pattern(Integer.parseInt(request.target().substring(1)))));
        });
        HttpTransport transport = transport();

        for (int size : SIZES)
            assertBody(Requests.pattern(size), way.call(transport, Requests.get(server.origin(), "/" + size)));
        assertEquals(1, server.connections().now(), "a chunked answer leaves its connection usable");
    }

    @BothWays
    void a_body_without_a_length_ends_with_the_connection(Way way) throws Exception {
        byte[] body = Requests.pattern(8 * KIB + 3);
        RawServer server = server(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            connection.write(body);
        });

        assertBody(body, way.call(transport(), Requests.get(server.origin())));
    }

    @BothWays
    void only_the_slice_is_sent_and_the_array_is_left_as_it_was(Way way) throws Exception {
        RawServer server = answering((request, c) -> c.answer(200, request.body()));
        byte[] array = "before{}after".getBytes(StandardCharsets.US_ASCII);
        byte[] copy = array.clone();

        TransportResponse answer = way.call(
                transport(),
                new TransportRequest("PUT", server.origin(), "/", new String[0], array, 6, 2, 5_000_000_000L));

        assertBody("{}".getBytes(StandardCharsets.US_ASCII), answer);
        assertArrayEquals(copy, array);
    }

    @BothWays
    void an_answer_stays_good_after_the_next_one(Way way) throws Exception {
        RawServer server = answering((request, c) ->
                c.answer(200, Requests.pattern(5000 + request.target().length()), "x-target: " + request.target()));
        HttpTransport transport = transport();

        TransportResponse first = way.call(transport, Requests.get(server.origin(), "/1"));
        way.call(transport, Requests.get(server.origin(), "/22"));

        assertEquals("/1", first.header("x-target"));
        assertBody(Requests.pattern(5002), first);
    }

    @BothWays
    void half_a_body_is_a_broken_connection(Way way) throws Exception {
        assertBroken(way, connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        });
    }

    @BothWays
    void a_chunked_body_without_its_end_is_a_broken_connection(Way way) throws Exception {
        assertBroken(way, connection -> {
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

    @BothWays
    void a_body_with_both_a_length_and_chunks_is_whole_or_a_broken_connection(Way way) throws Exception {
        RawServer server = answering(
                (request, c) -> c.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "a\r\n0123456789\r\n0\r\n\r\n"));

        try {
            TransportResponse answer = way.call(transport(), Requests.get(server.origin()));
            assertBody("0123456789".getBytes(StandardCharsets.US_ASCII), answer);
        } catch (TransportFailure failure) {
            assertFailure(TransportFailure.Kind.BROKEN, true, failure);
        }
    }
}
