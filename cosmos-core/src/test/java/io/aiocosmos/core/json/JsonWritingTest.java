package io.aiocosmos.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonWritingTest {
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        JsonText.appendQuoted(out, text);
        return out.toString();
    }

    private static String ascii(String text) {
        StringBuilder out = new StringBuilder();
        JsonText.appendAsciiQuoted(out, text);
        return out.toString();
    }

    private static String bytes(String text) {
        return new String(new JsonBuffer(0).quoted(text).toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void quotes_backslashes_and_control_characters_are_escaped() {
        String expected = "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001fé\"";

        assertThat(quoted("a\"\\/\b\f\n\r\t\u0000\u001fé")).isEqualTo(expected);
        assertThat(bytes("a\"\\/\b\f\n\r\t\u0000\u001fé")).isEqualTo(expected);
    }

    @Test
    void headers_are_plain_ascii_without_del() {
        assertThat(ascii("Account1~")).isEqualTo("\"Account1~\"");
        assertThat(ascii("é\u007f😀")).isEqualTo("\"\\u00e9\\u007f\\ud83d\\ude00\"");
    }

    @Test
    void half_a_surrogate_pair_becomes_an_escape_in_bytes() {
        assertThat(bytes("a\ud83d")).isEqualTo("\"a\\ud83d\"");
        assertThat(bytes("\ude00\ud83d!")).isEqualTo("\"\\ude00\\ud83d!\"");
    }

    @Test
    void whatever_is_written_is_read_back_by_the_slicer_and_by_jackson() {
        for (int seed = 0; seed < 2_000; seed++) {
            String text = new RandomJson(seed).string();
            byte[] fromBuffer = new JsonBuffer(4).quoted(text).toBytes();
            byte[] fromAscii = ascii(text).getBytes(StandardCharsets.US_ASCII);

            assertThat(JsonSlice.of(fromBuffer).string()).isEqualTo(text);
            assertThat(JsonSlice.of(fromAscii).string()).isEqualTo(text);
            assertThat(JacksonReference.tree(fromBuffer).orElseThrow().stringValue())
                    .isEqualTo(text);
            assertThat(JacksonReference.tree(quoted(text).getBytes(StandardCharsets.UTF_8))
                            .orElseThrow()
                            .stringValue())
                    .isEqualTo(text);
        }
    }

    @Test
    void a_buffer_grows_and_can_be_used_again() {
        JsonBuffer buffer = new JsonBuffer(1).ascii("{\"query\":").quoted("select *".repeat(10));
        buffer.slice(JsonSlice.of(" 12 ".getBytes(StandardCharsets.UTF_8))).write('}');

        assertThat(new String(buffer.array(), 0, buffer.length(), StandardCharsets.UTF_8))
                .isEqualTo("{\"query\":\"" + "select *".repeat(10) + "\"12}");

        buffer.clear();

        assertThat(buffer.ascii("x").toBytes()).containsExactly('x');
    }
}
