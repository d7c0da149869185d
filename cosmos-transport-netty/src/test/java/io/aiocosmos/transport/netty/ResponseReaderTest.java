package io.aiocosmos.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
    private final ResponseReader reader = new ResponseReader(16 << 20);

    @Nested
    class A_body {
        @Test
        void with_a_length_fills_its_array() throws Exception {
            receive("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world");

            NettyResponse response = reader.take();
            assertThat(text(response)).isEqualTo("hello world");
            assertThat(response.body()).hasSize(11);
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
        void that_is_announced_too_long_is_rejected_at_once() {
            assertThatThrownBy(() -> receive("HTTP/1.1 200 OK\r\nContent-Length: 16777217\r\n\r\n"))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("16777216");
        }

        @Test
        void that_becomes_too_long_is_rejected() {
            assertThatThrownBy(() -> {
                        receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                        for (int i = 0; i < 17; i++) receive("100000\r\n" + "x".repeat(1 << 20) + "\r\n");
                    })
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("16777216");
        }

        @Test
        void has_extensions_and_trailers_that_count_towards_the_limit() {
            for (String endless :
                    new String[] {"1;" + "a".repeat(15_000) + "\r\nx\r\n", "a: " + "b".repeat(15_000) + "\r\n"})
                assertThatThrownBy(() -> {
                            ResponseReader small = new ResponseReader(1000);
                            receive(small, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                            if (endless.startsWith("a")) receive(small, "0\r\n");
                            for (int i = 0; i < 20; i++) receive(small, endless);
                        })
                        .isInstanceOf(ProtocolException.class)
                        .hasMessageContaining("1000 bytes of maxResponseBytes");
        }

        @Test
        void of_a_usual_page_gets_its_array_at_once() throws Exception {
            receive("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nx");

            assertThat(reader.reservedBytes()).isEqualTo(100_000);
        }

        @Test
        void with_a_great_length_grows_with_the_bytes_received() throws Exception {
            receive("HTTP/1.1 200 OK\r\nContent-Length: 16777216\r\n\r\nx");
            assertThat(reader.reservedBytes()).isLessThanOrEqualTo(128 << 10);

            receive("y".repeat((16 << 20) - 1));

            assertThat(reader.take().bodyLength()).isEqualTo(16 << 20);
        }

        @Test
        void without_a_length_ends_with_the_connection() throws Exception {
            receive("HTTP/1.1 200 OK\r\n\r\nhello");
            receive(" world");
            assertThat(reader.isComplete()).isFalse();

            reader.closed();

            assertThat(reader.isComplete()).isTrue();
            assertThat(reader.keepsConnection()).isFalse();
            assertThat(text(reader.take())).isEqualTo("hello world");
        }

        @Test
        void with_a_length_does_not_end_with_the_connection() throws Exception {
            receive("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello");

            reader.closed();

            assertThat(reader.isComplete()).isFalse();
        }

        @Test
        void in_chunks_may_have_extensions_and_trailers() throws Exception {
            receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n");
            receive("00A;x=\"1\"\r\n0123456789\r\na \nabcdefghij\n0\r\nX-Late: 1\r\n\r\n");

            NettyResponse response = reader.take();
            assertThat(text(response)).isEqualTo("0123456789abcdefghij");
            assertThat(response.header("x-late")).isNull();
        }

        @ParameterizedTest
        @ValueSource(ints = {204, 304})
        void is_absent_for_its_status(int status) throws Exception {
            receive("HTTP/1.1 " + status + " No\r\nContent-Length: 5\r\n\r\n");

            assertThat(reader.isComplete()).isTrue();
            assertThat(reader.keepsConnection()).isTrue();
        }

        @Test
        void is_not_expected_after_HEAD() throws Exception {
            reader.expectNoBody(true);

            receive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");

            assertThat(reader.isComplete()).isTrue();
            assertThat(reader.take().bodyLength()).isZero();
        }
    }

    @Nested
    class A_header {
        @Test
        void is_found_in_any_case_and_without_blanks_around_it() throws Exception {
            NettyResponse response = response("X-MS-Session-Token: \t 0:-1#31 \t", "etag:\"1\"", "empty:", "x-ms: 1");

            assertThat(response.header("x-ms-session-token")).isEqualTo("0:-1#31");
            assertThat(response.header("etag")).isEqualTo("\"1\"");
            assertThat(response.header("empty")).isEmpty();
        }

        @Test
        void is_not_found_by_a_part_of_its_name_or_in_a_value() throws Exception {
            NettyResponse response = response("x-ms-activity-id: etag: 1", "a: b");

            assertThat(response.header("x-ms-activity")).isNull();
            assertThat(response.header("activity-id")).isNull();
            assertThat(response.header("x-ms-activity-id:")).isNull();
            assertThat(response.header("etag")).isNull();
            assertThat(response.header("content-length: 0")).isNull();
        }

        @Test
        void is_the_first_of_its_name_and_all_are_listed_in_order() throws Exception {
            NettyResponse response = response("A: 1", "b: 2", "a: 3");
            List<String> all = new ArrayList<>();
            response.forEachHeader((name, value) -> all.add(name + "=" + value));

            assertThat(response.header("a")).isEqualTo("1");
            assertThat(all).containsExactly("A=1", "b=2", "a=3", "Content-Length=0");
        }

        @Test
        void keeps_its_8_bits() throws Exception {
            assertThat(response("x: \u00fc\u00ff").header("x")).isEqualTo("\u00fc\u00ff");
        }

        @Test
        void that_continues_on_the_next_line_is_one() throws Exception {
            assertThat(response("x: a", " \tb", "y: c").header("x").split("\\s+"))
                    .containsExactly("a", "b");
        }

        @Test
        void is_found_among_five_hundred() throws Exception {
            String[] many = new String[500];
            for (int i = 0; i < many.length; i++) many[i] = "x-" + i + ": " + i;

            assertThat(response(many).header("x-499")).isEqualTo("499");
        }

        @Test
        void is_the_same_however_the_bytes_arrive() throws Exception {
            String bytes = "HTTP/1.1 200 OK\r\nA: 1\r\nB:2\nContent-Length: 0\r\n\r\n";

            for (int size = 1; size < bytes.length(); size++) {
                for (int from = 0; from < bytes.length(); from += size)
                    receive(bytes.substring(from, Math.min(bytes.length(), from + size)));
                NettyResponse response = reader.take();
                assertThat(response.header("a")).isEqualTo("1");
                assertThat(response.header("b")).isEqualTo("2");
            }
        }

        private NettyResponse response(String... headers) throws ProtocolException {
            receive("HTTP/1.1 200 OK\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: 0\r\n\r\n");
            return reader.take();
        }
    }

    @Nested
    class An_interim_response {
        @Test
        void is_skipped() throws Exception {
            receive("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(reader.isComplete()).isFalse();

            receive("HTTP/1.1 103 Early Hints\r\nX: 1\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");

            NettyResponse response = reader.take();
            assertThat(response.status()).isEqualTo(201);
            assertThat(response.header("x")).isNull();
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
    class An_invalid_response {
        @Test
        void a_second_response_is_rejected() {
            assertThatThrownBy(() -> receive("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".repeat(2)))
                    .isInstanceOf(ProtocolException.class);
        }

        @Test
        void an_unknown_status_is_rejected() {
            assertThatThrownBy(() -> receive("HTTP/1.1 777 Jackpot\r\nContent-Length: 0\r\n\r\n"))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("777");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                    "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nblank : before\r\n\r\n",
                    "HTTP/1.1 200 OK\r\n folded: first\r\n\r\n",
                    "HTTP/1.1 20 OK\r\n\r\n",
                    "HTTP/1.1 2000 OK\r\n\r\n",
                    "HTTP/1.1  200 OK\r\n\r\n",
                    "HTTP/1.1\r\n\r\n",
                    "HTTP/2.0 200 OK\r\n\r\n",
                    "\r\n\r\n",
                })
        void an_ambiguous_head_is_rejected(String head) {
            assertThatThrownBy(() -> receive(head)).isInstanceOf(ProtocolException.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x\r\n",
                    "\r\n",
                    "-1\r\n",
                    "80000000\r\n",
                    "0x2\r\n",
                    "2_\r\n",
                    "1\r\nab",
                    "ffffffffffffffffff\r\n"
                })
        void an_invalid_chunk_is_rejected(String chunk) {
            assertThatThrownBy(() -> receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk))
                    .isInstanceOf(ProtocolException.class);
        }

        @Test
        void an_endless_chunk_line_is_rejected() {
            assertThatThrownBy(() ->
                            receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + "x".repeat(20_000)))
                    .isInstanceOf(ProtocolException.class);
        }

        @Test
        void a_length_beside_chunks_closes_the_connection() throws Exception {
            receive("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n");

            assertThat(reader.keepsConnection()).isFalse();
            assertThat(text(reader.take())).isEqualTo("a");
        }

        @Test
        void a_response_that_is_not_http_is_rejected() {
            assertThatThrownBy(() -> receive("SSH-2.0-OpenSSH_9.6\r\n\r\n"))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("not HTTP");
        }

        @Test
        void endless_headers_are_rejected() {
            assertThatThrownBy(() -> receive("HTTP/1.1 200 OK\r\nX: " + "x".repeat(300_000)))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    private void receive(String bytes) throws ProtocolException {
        receive(reader, bytes);
    }

    private static void receive(ResponseReader reader, String bytes) throws ProtocolException {
        reader.add(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private static String text(NettyResponse response) {
        byte[] body = Arrays.copyOf(response.body(), response.bodyLength());
        return new String(body, StandardCharsets.ISO_8859_1);
    }
}
