package io.aiocosmos.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RequestWriterTest {
    private static final Origin PLAIN = Origin.of(URI.create("http://localhost:8081"));
    private static final Origin SECURE = Origin.of(URI.create("https://books.documents.azure.com:443"));

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Nested
    class A_request {
        @Test
        void without_a_body_is_head_only() {
            assertThat(written(PLAIN, false, request("GET", PLAIN, "/dbs/a%20b?x='", null, "x-ms-date", "now")))
                    .isEqualTo("GET /dbs/a%20b?x=' HTTP/1.1\r\nhost: localhost:8081\r\nx-ms-date: now\r\n\r\n");
        }

        @Test
        void with_a_body_has_its_length() {
            assertThat(written(SECURE, false, request("POST", SECURE, "/dbs", "{}")))
                    .isEqualTo("POST /dbs HTTP/1.1\r\nhost: books.documents.azure.com\r\ncontent-length: 2\r\n\r\n{}");
        }

        @Test
        void that_should_have_a_body_has_length_0_without_one() {
            assertThat(written(PLAIN, false, request("POST", PLAIN, "/", null)))
                    .isEqualTo("POST / HTTP/1.1\r\nhost: localhost:8081\r\ncontent-length: 0\r\n\r\n");
        }

        @Test
        void to_a_proxy_names_the_origin() {
            assertThat(written(PLAIN, true, request("GET", PLAIN, "//x", null)))
                    .isEqualTo("GET http://localhost:8081//x HTTP/1.1\r\nhost: localhost:8081\r\n\r\n");
        }

        @Test
        void with_a_long_body_is_the_same_on_the_wire() {
            String body = "x".repeat(100_000);

            assertThat(written(PLAIN, false, request("PUT", PLAIN, "/", body)))
                    .isEqualTo("PUT / HTTP/1.1\r\nhost: localhost:8081\r\ncontent-length: 100000\r\n\r\n" + body);
        }

        @Test
        void keeps_values_of_8_bits() {
            assertThat(written(PLAIN, false, request("GET", PLAIN, "/", null, "x", "z\u00fcrich\t\u00ff")))
                    .contains("x: z\u00fcrich\t\u00ff\r\n");
        }
    }

    @Nested
    class A_character_that_breaks_the_head_is_rejected {
        @Test
        void in_the_target() {
            assertUnsupported(request("GET", PLAIN, "/a b", null));
            assertUnsupported(request("GET", PLAIN, "/\u00fc", null));
            assertUnsupported(request("GET", PLAIN, "/a\r\nx: y", null));
        }

        @Test
        void in_the_method() {
            assertUnsupported(request("GET /", PLAIN, "/", null));
            assertUnsupported(request("", PLAIN, "/", null));
        }

        @Test
        void in_a_header_whose_value_is_not_shown() {
            assertUnsupported(request("GET", PLAIN, "/", null, "a b", "c"));
            assertUnsupported(request("GET", PLAIN, "/", null, "a", "b\r\nc: d"));
            assertThat(assertUnsupported(request("GET", PLAIN, "/", null, "authorization", "secret\n")))
                    .hasMessageNotContaining("secret");
            assertUnsupported(request("GET", PLAIN, "/", null, "a", "\u20ac"));
        }

        @Test
        void but_no_other_character() {
            assertThat(RequestWriter.unsupported(
                            request("GET", PLAIN, "/~!$&'()*+,;=:@%zz[]|\"", null, "a", "b \u00fc")))
                    .isNull();
        }

        private TransportFailure assertUnsupported(TransportRequest request) {
            TransportFailure unsupported = RequestWriter.unsupported(request);
            assertThat(unsupported.kind()).isEqualTo(Kind.UNSUPPORTED_REQUEST);
            assertThat(unsupported.mayHaveBeenSent()).isFalse();
            return unsupported;
        }
    }

    private String written(Origin origin, boolean absoluteTargets, TransportRequest request) {
        assertThat(new RequestWriter(origin, absoluteTargets ? "" : null)
                        .write(channel, request)
                        .isSuccess())
                .isTrue();
        StringBuilder all = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            all.append(part.toString(StandardCharsets.ISO_8859_1));
            part.release();
        }
        return all.toString();
    }

    /** The body is a slice, so that bytes around it would be seen if sent. */
    private static TransportRequest request(
            String method, Origin origin, String target, String body, String... headers) {
        byte[] around = body == null ? null : ("<" + body + ">").getBytes(StandardCharsets.ISO_8859_1);
        int length = body == null ? 0 : body.length();
        return TransportRequest.builder(method, origin, target)
                .headers(headers)
                .body(around, body == null ? 0 : 1, length)
                .timeoutNanos(1_000_000_000L)
                .build();
    }
}
