package io.aiocosmos.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTokenSignerTest {
    private static final String TOKEN = "type=resource&ver=1&sig=ab+/==;cd;";

    private static String header(RequestSigner signer) {
        return signer.authorizationNow("GET", "docs", "dbs/d", "Wed, 01 Jan 2025 00:00:00 GMT");
    }

    @Test
    void the_token_is_sent_escaped_and_unsigned() {
        assertThat(header(new ResourceTokenSigner(() -> TOKEN)))
                .isEqualTo("type%3Dresource%26ver%3D1%26sig%3Dab%2B%2F%3D%3D%3Bcd%3B");
    }

    @Test
    void the_same_token_is_escaped_once() {
        RequestSigner signer = new ResourceTokenSigner(() -> new String(TOKEN));

        assertThat(header(signer)).isSameAs(header(signer));
    }

    @Test
    void a_fresh_token_is_taken_up() {
        AtomicReference<String> token = new AtomicReference<>(TOKEN);
        RequestSigner signer = new ResourceTokenSigner(token::get);

        token.set("type=resource&ver=1&sig=new");

        assertThat(header(signer)).endsWith("sig%3Dnew");
    }

    @ParameterizedTest
    @CsvSource({
        "type=resource&ver=1&sig=x,true",
        "TYPE=Resource&ver=1.0&sig=x,true",
        "type=resource,false",
        "VGhpcyBpcyBhIHNhbXBsZSBzdHJpbmc=,false"
    })
    void resource_tokens_are_told_from_keys(String key, boolean token) {
        assertThat(ResourceTokenSigner.isResourceToken(key)).isEqualTo(token);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "c2VjcmV0", "sig=secret&type=resource"})
    void what_is_no_token_is_refused_without_being_shown(String token) {
        assertThatThrownBy(() -> new ResourceTokenSigner(() -> token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resource token must have the form type=resource&ver=…&sig=…");
        assertThat(new ResourceTokenSigner(() -> TOKEN)).hasToString("resource token <hidden>");
    }
}
