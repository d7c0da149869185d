package io.aiocosmos.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import java.net.URI;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTranslationTest {
    private static final Origin ORIGIN = Origin.of(URI.create("https://books.documents.azure.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "//evil.example/x",
                "/dbs/a%20b/colls/%C3%BC/docs/%25?x=%27&y=",
                "/docs/'",
                "/docs/a+b;c=d",
                "/docs/%2F",
                "/x?",
                "/x??",
                "/x?a=b?c"
            })
    void a_target_that_OkHttp_leaves_unchanged_is_translated(String target) throws TransportFailure {
        Request translated = RequestTranslation.of(request("GET", target, null));

        assertThat(translated.url()).hasToString(ORIGIN + target);
        assertThat(translated.url().host()).isEqualTo("books.documents.azure.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/.",
                "/docs/..",
                "/docs/../x",
                "/docs/%2e",
                "/docs/%2E%2e/x",
                "/docs/a b",
                "/docs/\u00fc",
                "/docs/a#b",
                "/docs?a=b#",
                "/docs/a\\b",
                "/docs/a|b",
                "/docs?x='",
                "/docs/a\r\nx: y",
                "/docs "
            })
    void a_target_that_OkHttp_normalises_is_unsupported(String target) {
        assertUnsupported(request("GET", target, null));
    }

    @Test
    void a_header_with_other_characters_is_unsupported_and_its_value_not_shown() {
        TransportFailure failure = assertUnsupported(request("GET", "/", null, "authorization", "secret\u00ff"));

        assertThat(failure).hasMessageNotContaining("secret").hasNoCause();
    }

    @Test
    void a_GET_with_a_body_is_unsupported() {
        assertUnsupported(request("GET", "/", new byte[1]));
    }

    @Test
    void a_POST_without_a_body_has_an_empty_one() throws Exception {
        assertThat(RequestTranslation.of(request("POST", "/", null)).body().contentLength())
                .isZero();
    }

    private static TransportFailure assertUnsupported(TransportRequest request) {
        TransportFailure failure = catchThrowableOfType(TransportFailure.class, () -> RequestTranslation.of(request));
        assertThat(failure.kind()).isEqualTo(Kind.UNSUPPORTED_REQUEST);
        assertThat(failure.mayHaveBeenSent()).isFalse();
        return failure;
    }

    private static TransportRequest request(String method, String target, byte[] body, String... headers) {
        int length = body == null ? 0 : body.length;
        return TransportRequest.builder(method, ORIGIN, target)
                .headers(headers)
                .body(body, 0, length)
                .timeoutNanos(1_000_000_000L)
                .build();
    }
}
