package io.aiocosmos.core.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {
    @ParameterizedTest
    @CsvSource({
        "Item 1,Item%201",
        "a+b,a%2Bb",
        "100%,100%25",
        "Ünï/?#,%C3%9Cn%C3%AF%2F%3F%23",
        "😀,%F0%9F%98%80",
        "AZaz09-_.~,AZaz09-_.~",
        "'type=master&ver=1.0',type%3Dmaster%26ver%3D1.0"
    })
    void text_is_escaped_and_unescaped(String plain, String escaped) {
        assertThat(PercentEncoding.encode(plain)).isEqualTo(escaped);
        assertThat(PercentEncoding.decode(escaped)).isEqualTo(plain);
    }

    @Test
    void plain_text_is_given_back_as_it_is() {
        String plain = "ledger-1";

        assertThat(PercentEncoding.encode(plain)).isSameAs(plain);
        assertThat(PercentEncoding.decode(plain)).isSameAs(plain);
    }

    @ParameterizedTest
    @CsvSource({"%,%", "a%4,a%4", "%zz,%zz", "%4g,%4g", "%%41,%A", "%c3%9c,Ü", "a+b,a+b", "%é1,%é1"})
    void what_is_no_escape_stays(String text, String decoded) {
        assertThat(PercentEncoding.decode(text)).isEqualTo(decoded);
    }

    @Test
    void any_text_survives_encoding_and_decoding() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(10); j > 0; j--)
                text.appendCodePoint(random.nextBoolean() ? random.nextInt(0x80) : 0x80 + random.nextInt(0xD000));

            String escaped = PercentEncoding.encode(text.toString());

            assertThat(escaped).matches("[A-Za-z0-9._~%-]*");
            assertThat(PercentEncoding.decode(escaped)).isEqualTo(text.toString());
        }
    }
}
