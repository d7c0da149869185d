package io.aiocosmos.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFramesTest {
    private static final String NEXT = "HTTP/1.1 200 OK\r\n";

    private final ResponseFrames frames = new ResponseFrames(1000);

    private int accept(String text) throws IOException {
        byte[] bytes = ("??" + text).getBytes(StandardCharsets.ISO_8859_1);
        return frames.accept(bytes, 2, bytes.length - 2);
    }

    private void request(String line) {
        byte[] bytes = ("?" + line).getBytes(StandardCharsets.ISO_8859_1);
        frames.requested(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.0 200\nCONTENT-LENGTH:5\n\nhello",
                "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n00A ; a=\"b\"\r\n0123456789\r\n0;x\r\nA: b\r\nC: d\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nA: b\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nX: a\r\n folded: Content-Length: 7\r\nContent-Length: 1\r\n\r\nx"
            })
    void a_response_ends_at_the_same_byte_however_it_arrives(String response) throws IOException {
        request("GET / HTTP/1.1");
        assertThat(accept(response + NEXT)).isEqualTo(response.length());
        assertThat(frames.isDone()).isTrue();

        request("GET / HTTP/1.1");
        for (int i = 0; i < response.length(); i++) {
            assertThat(frames.isDone()).isFalse();
            assertThat(accept(response.substring(i, i + 1))).isEqualTo(1);
        }
        assertThat(frames.isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD /x HTTP/1.1", "CONNECT x:443 HTTP/1.1"})
    void a_response_to_HEAD_or_CONNECT_has_no_body(String request) throws IOException {
        request(request);

        accept("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");

        assertThat(frames.isDone()).isTrue();
    }

    @Test
    void a_refused_tunnel_has_a_response_body() throws IOException {
        request("CONNECT x:443 HTTP/1.1");

        accept("HTTP/1.1 403 Forbidden\r\nContent-Length: 5\r\n\r\n");

        assertThat(frames.isDone()).isFalse();
        assertThat(accept("hello" + NEXT)).isEqualTo(5);
    }

    @Test
    void a_body_without_a_length_ends_with_the_connection() throws IOException {
        request("GET / HTTP/1.1");

        assertThat(accept("HTTP/1.1 200 OK\r\n\r\n" + NEXT)).isEqualTo(19 + NEXT.length());
        assertThat(frames.isDone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "SSH-2.0\r\n",
                "HTTP/2 200 OK\r\n",
                "HTTP/1.1 2x0 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length:\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n 6\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length : 5\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1 x\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxx\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n11111111111111111\r\n"
            })
    void a_response_with_an_ambiguous_end_is_rejected(String response) {
        request("GET / HTTP/1.1");

        assertThatThrownBy(() -> accept(response))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the response is invalid: ");
    }

    @Test
    void every_byte_counts_until_the_next_request() throws IOException {
        for (int i = 0; i < 3; i++) {
            request("GET / HTTP/1.1");
            accept("HTTP/1.1 200 OK\r\nX: " + "x".repeat(200_000) + "\r\nContent-Length: 0\r\n\r\n");
        }
        request("GET / HTTP/1.1");
        accept("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 30; i++) accept("1;" + "a".repeat(10_000) + "\r\nx\r\n");
                })
                .isInstanceOf(ResponseTooLongException.class)
                .hasMessageContaining("1000 bytes of maxResponseBytes");
    }

    @Test
    void the_line_before_a_chunk_has_a_limit_of_its_own() throws IOException {
        ResponseFrames unlimited = new ResponseFrames(1 << 30);
        unlimited.requested(new byte[8], 0, 8);
        byte[] bytes = ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + "a".repeat(20_000))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> unlimited.accept(bytes, 0, bytes.length))
                .hasMessageContaining("the line before a chunk");
    }
}
