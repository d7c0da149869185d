package io.aiocosmos.json.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.TypedCodec;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Long texts are written as Jackson writes them, whatever characters they have and wherever. */
class PlainTextTest {
    private final TypedCodec<Map<String, String>> codec = JacksonCodec.create().forType(Map.class);

    private String located(String text) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(codec.encodeAndLocate(Map.of("id", text), out, new String[] {"id"}, new int[2]))
                .isTrue();
        return out.toString(UTF_8);
    }

    private String usual(String text) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.encode(Map.of("id", text), out);
        return out.toString(UTF_8);
    }

    @Test
    void every_character_is_written_as_usual_at_every_position() throws Exception {
        for (char c = 0; c < 0x180; c++)
            for (int i = 0; i < 80; i++) assertWrittenAsUsual("x".repeat(i) + c + "y".repeat(79 - i));
        for (String each : new String[] {"\u20ac", "\ud83d\ude00", "\u2028", "\ufeff", "\u0141"})
            for (int i = 0; i < 80; i++) assertWrittenAsUsual("x".repeat(i) + each + "y".repeat(79 - i));
    }

    private void assertWrittenAsUsual(String text) throws Exception {
        assertThat(located(text)).isEqualTo(usual(text));
    }

    @Test
    void half_a_surrogate_pair_is_written_as_usual() throws Exception {
        for (char half : new char[] {'\ud83d', '\ude00'})
            assertWrittenAsUsual("x".repeat(100) + half + "y".repeat(100));
    }

    @Test
    void long_plain_text_needs_no_look_at_each_character() {
        assertThat(PlainText.bytes("x".repeat(64))).hasSize(64);
        assertThat(PlainText.bytes("x".repeat(71))).hasSize(71);
        assertThat(PlainText.bytes("x".repeat(63))).isNull();
        assertThat(PlainText.bytes("x".repeat(71) + "\u007f")).hasSize(72);
    }
}
