package io.aiocosmos.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private final AnswerDecoder decoder = new AnswerDecoder();
    private final EmbeddedChannel wire = new EmbeddedChannel(decoder);
    private final AnswerReader reader = new AnswerReader();

    @AfterEach
    void close() {
        wire.finishAndReleaseAll();
    }

    @Nested
    class A_body {
        @Test
        void of_known_length_fills_its_array() throws Exception {
            receive("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world");

            NettyResponse answer = reader.take();
            assertThat(text(answer)).isEqualTo("hello world");
            assertThat(answer.body()).hasSize(11);
        }

        @Test
        void is_the_same_however_the_bytes_arrive() throws Exception {
            String chunked =
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";

            for (int size = 1; size < 20; size++) {
                for (int from = 0; from < chunked.length(); from += size)
                    receive(chunked.substring(from, Math.min(chunked.length(), from + size)));
                assertThat(text(reader.take())).isEqualTo("hello world");
            }
        }

        @Test
        void of_many_chunks_grows() throws Exception {
            receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 1000; i++) receive("64\r\n" + "x".repeat(100) + "\r\n");
            receive("0\r\n\r\n");

            assertThat(text(reader.take())).isEqualTo("x".repeat(100_000));
        }

        @Test
        void that_is_announced_too_long_is_not_waited_for() {
            assertThatThrownBy(() -> receive("HTTP/1.1 200 OK\r\nContent-Length: 67108865\r\n\r\n"))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("67108864");
        }

        @Test
        void that_turns_out_too_long_is_not_gathered() {
            assertThatThrownBy(() -> {
                        receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                        for (int i = 0; i < 65; i++) receive("100000\r\n" + "x".repeat(1 << 20) + "\r\n");
                    })
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("67108864");
        }

        @Test
        void is_not_expected_after_HEAD() throws Exception {
            decoder.expectNoBody(true);

            receive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");

            assertThat(reader.isComplete()).isTrue();
            assertThat(reader.take().bodyLength()).isZero();
        }
    }

    @Nested
    class An_interim_answer {
        @Test
        void is_passed_over() throws Exception {
            receive("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(reader.isComplete()).isFalse();

            receive("HTTP/1.1 103 Early Hints\r\nX: 1\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");

            NettyResponse answer = reader.take();
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("x")).isNull();
        }

        @Test
        void that_switches_protocols_is_final_and_ends_the_connection() throws Exception {
            receive("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n");

            assertThat(reader.isComplete()).isTrue();
            assertThat(reader.keepsConnection()).isFalse();
            assertThat(reader.take().status()).isEqualTo(101);
        }
    }

    @Nested
    class The_connection {
        @Test
        void is_kept_by_http_1_1() throws Exception {
            receive("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            assertThat(reader.keepsConnection()).isTrue();
        }

        @Test
        void is_not_kept_if_the_server_says_close() throws Exception {
            receive("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Close\r\n\r\n");
            assertThat(reader.keepsConnection()).isFalse();
        }

        @Test
        void is_not_kept_by_http_1_0() throws Exception {
            receive("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n");
            assertThat(reader.keepsConnection()).isFalse();
        }

        @Test
        void is_kept_by_http_1_0_if_the_server_says_so() throws Exception {
            receive("HTTP/1.0 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n");
            assertThat(reader.keepsConnection()).isTrue();
        }
    }

    @Nested
    class Nonsense {
        @Test
        void a_second_answer_is_refused() {
            assertThatThrownBy(() -> receive("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".repeat(2)))
                    .isInstanceOf(ProtocolException.class);
        }

        @Test
        void a_status_that_is_none_is_refused() {
            assertThatThrownBy(() -> receive("HTTP/1.1 777 Jackpot\r\nContent-Length: 0\r\n\r\n"))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("777");
        }

        @Test
        void what_is_not_http_is_refused() {
            assertThatThrownBy(() -> receive("SSH-2.0-OpenSSH_9.6\r\n\r\n"))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("not HTTP");
        }

        @Test
        void headers_without_end_are_refused() {
            assertThatThrownBy(() -> receive("HTTP/1.1 200 OK\r\nX: " + "x".repeat(300_000)))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    private void receive(String bytes) throws ProtocolException {
        wire.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
        for (HttpObject part = wire.readInbound(); part != null; part = wire.readInbound()) {
            try {
                reader.add(part);
            } finally {
                ReferenceCountUtil.release(part);
            }
        }
    }

    private static String text(NettyResponse answer) {
        byte[] body = Arrays.copyOf(answer.body(), answer.bodyLength());
        return new String(body, StandardCharsets.ISO_8859_1);
    }
}
