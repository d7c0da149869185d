package io.aiocosmos.core.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuationTest {
    private static final long FINGERPRINT = 0xCAFE_BABE_1234_5678L;
    private static final Continuation CONTINUATION =
            new Continuation(FINGERPRINT, "PD5DALigDgw=", "0:-1#7,1:-1#9", "{\"token\":\"+RID:~x\",\"range\":{}}");

    private static String encoded(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void is_decoded_from_its_text() {
        assertThat(Continuation.decode(CONTINUATION.encode(), FINGERPRINT)).isEqualTo(CONTINUATION);
    }

    @Test
    void may_lack_rid_and_session() {
        Continuation bare = new Continuation(1, "", "", "x");

        assertThat(Continuation.decode(bare.encode(), 1)).isEqualTo(bare);
    }

    @Test
    void is_safe_in_urls_and_cookies() {
        assertThat(CONTINUATION.encode()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void hides_its_content() {
        assertThat(CONTINUATION).hasToString("Continuation[<hidden>]");
    }

    @Test
    void of_another_feed_is_rejected() {
        assertThatThrownBy(() -> Continuation.decode(CONTINUATION.encode(), FINGERPRINT + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("continuation belongs to another query");
    }

    @Test
    void of_another_release_is_rejected() {
        assertThatThrownBy(() -> Continuation.decode(encoded("2\n1\n\n\nx"), 1))
                .hasMessageContaining("made by another release");
    }

    @Test
    void that_is_too_long_is_rejected_undecoded() {
        assertThatThrownBy(() -> Continuation.decode("x".repeat(65537), 1))
                .hasMessage("continuation is longer than 65536 characters: 65537");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\n1\n\n\nx\ny",
                "1\n1\nrid\r\n\n\nx",
                "1\n1\n\ntoken\r\nx: y\nz",
                "1\n1\n\n\nx\r\nauthorization: y",
                "1\n1\n\n\nx\u0000",
                "1\n1\n\n\nü",
                "1\n1\n\n\n\u007F"
            })
    void that_would_break_out_of_a_header_is_rejected(String plain) {
        assertThatThrownBy(() -> Continuation.decode(encoded(plain), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("continuation is malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "====", "MQ", "MQo", "{\"token\":\"x\"}"})
    void that_is_malformed_is_rejected(String text) {
        assertThatThrownBy(() -> Continuation.decode(text, 1)).hasMessageStartingWith("continuation is malformed");
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void that_was_tampered_with_is_rejected_or_harmless(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            StringBuilder mutant = new StringBuilder(CONTINUATION.encode());
            for (int changes = 1 + random.nextInt(3); changes > 0 && mutant.length() > 0; changes--) {
                int at = random.nextInt(mutant.length());
                if (random.nextInt(3) == 0) mutant.deleteCharAt(at);
                else mutant.setCharAt(at, (char) random.nextInt(0x80));
            }
            try {
                Continuation read = Continuation.decode(mutant.toString(), FINGERPRINT);
                assertThat(read.rid() + read.sessionToken() + read.serviceContinuation())
                        .matches("[ -~]+");
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageStartingWith("continuation ");
            }
        }
    }
}
