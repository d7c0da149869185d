package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Type;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Any string survives a round trip. */
abstract class JsonStringTests extends JsonTestBase {
    JsonStringTests(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void characters_of_every_UTF_8_length_survive() throws Exception {
        assertText("");
        assertText("plain");
        assertText("\u00e9\u00df\u0416\u05d0");
        assertText("\u20ac\u65e5\u672c\uffff\ufeff");
    }

    @Test
    void surrogate_pairs_survive() throws Exception {
        assertText("\ud83d\ude00 and \ud834\udd1e\udbff\udfff");
    }

    @Test
    void surrogate_pairs_across_any_buffer_boundary_survive() throws Exception {
        for (int before : new int[] {1021, 1022, 1023, 2047, 4095, 7999, 8190, 8191}) {
            assertText("a".repeat(before) + "\ud83d\ude00\u20ac" + "b".repeat(9000));
        }
    }

    /** It has no UTF-8; replaced by a question mark, different strings would become equal. */
    @Test
    void half_a_surrogate_pair_survives_or_is_rejected() {
        for (String half : new String[] {"\ud83d", "a\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00"}) {
            assertNotReplaced(String.class, half);
            assertNotReplaced(UNTYPED, Map.of("t", half));
            assertNotReplaced(UNTYPED, Map.of(half, "t"));
        }
    }

    private <T> void assertNotReplaced(Type type, T value) {
        Object back;
        try {
            back = roundTrip(type, value);
        } catch (Exception rejected) {
            return;
        }
        assertEquals(value, back);
    }

    @Test
    void line_separators_quotes_and_slashes_survive() throws Exception {
        assertText("\u2028\u2029");
        assertText("\"'\\/</script>");
    }

    @Test
    void control_characters_survive_and_are_escaped() throws Exception {
        StringBuilder controls = new StringBuilder();
        for (char c = 0; c < 0x20; c++) controls.append(c);
        controls.append('\u007f').append('\u0085');

        assertText(controls.toString());
        assertTrue(json(String.class, controls.toString()).chars().allMatch(c -> c >= 0x20), "raw control character");
    }

    @Test
    void every_escape_is_decoded() throws Exception {
        assertEquals("\"\\/\b\f\n\r\t", decode(String.class, "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""));
        assertEquals("\u00e9\u20ac\ud83d\ude00", decode(String.class, "\"\\u00e9\\u20AC\\ud83d\\uDE00\""));
    }

    @Test
    void names_of_properties_survive() throws Exception {
        assertSurvives(UNTYPED, Map.of("", "a", "\"\\\n\u2028", "b", "\ud83d\ude00 \u20ac", "c", "a.b/c", "d"));
    }

    @Test
    void a_string_of_a_megabyte_survives() throws Exception {
        assertText("0123456789abcde\u20ac".repeat(64 * 1024));
    }

    private void assertText(String text) throws Exception {
        assertEquals(text, roundTrip(String.class, text));
        assertEquals(Map.of("t", text), roundTrip(UNTYPED, Map.of("t", text)));
    }
}
