package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aiocosmos.spi.TypedCodec;
import io.aiocosmos.testkit.sample.Colour;
import io.aiocosmos.testkit.sample.Entry;
import io.aiocosmos.testkit.sample.Point;
import io.aiocosmos.testkit.sample.Unmappable;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Invalid JSON fails with an exception, without guessing and without a stack overflow. */
abstract class JsonFailureTests extends JsonTestBase {
    private static final List<String> MALFORMED = List.of(
            "",
            " ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\"open",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1}",
            "{]",
            "{\"a\"",
            "{\"a\"}",
            "{\"a\":",
            "{\"a\":}",
            "{\"a\":1",
            "{\"a\":1,",
            "{\"a\":1,}",
            "{,\"a\":1}",
            "{\"a\":1 \"b\":2}",
            "{\"a\" 1}",
            "{\"a\"=1}",
            "{\"a\":1;\"b\":2}",
            "{a:1}",
            "{'a':1}",
            "'a'",
            "{1:1}",
            "tru",
            "nul",
            "falsey",
            "undefined",
            "01",
            "+1",
            "-",
            "1.",
            ".5",
            "1e",
            "1e+",
            "0x10",
            "NaN",
            "-Infinity",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12G4\"",
            "\"\\",
            "/* a */ 1",
            "// a\n1",
            "# a\n1");

    private static final List<String> TRAILING =
            List.of("1", "}", "]", ",", "x", "null", "{}", "\"\"", "/* a */", "#", ";", "\u0000");

    JsonFailureTests(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void malformed_JSON_is_rejected() {
        for (String json : MALFORMED) {
            assertRejected(Object.class, json);
            assertRejected(Entry.class, json);
        }
    }

    @Test
    void malformed_JSON_in_an_unknown_property_is_rejected() {
        for (String json : List.of("[1,}", "{\"a\"}", "tru", "\"\\x\"", "'a'", "[1 2]", "{a:1}", "01", "", "/**/ 1"))
            assertRejected(Point.class, "{\"x\":1,\"y\":2,\"other\":" + json + "}");
    }

    @Test
    void anything_behind_the_value_is_rejected() {
        for (String rest : TRAILING) {
            assertRejected(Point.class, "{\"x\":1,\"y\":2} " + rest);
            assertRejected(List.class, "[1] " + rest);
            assertRejected(String.class, "\"a\"" + rest);
            assertRejected(Point.class, "null " + rest);
        }
    }

    @Test
    void every_truncation_of_a_value_is_rejected() throws Exception {
        String whole = json(Entry.class, Entry.FULL);

        for (int length = 0; length < whole.length(); length++) assertRejected(Entry.class, whole.substring(0, length));
    }

    @Test
    void a_value_of_the_wrong_kind_is_rejected() {
        assertRejected(Point.class, "[]");
        assertRejected(Point.class, "7");
        assertRejected(Point.class, "{\"x\":\"many\",\"y\":1}");
        assertRejected(Point.class, "{\"x\":{},\"y\":1}");
        assertRejected(List.class, "{}");
        assertRejected(Map.class, "[]");
        assertRejected(Boolean.class, "\"maybe\"");
        assertRejected(Colour.class, "\"BLUE\"");
        assertRejected(Entry.class, "{\"path\":{}}");
    }

    @Test
    void deep_nesting_is_rejected_before_the_stack_overflows() {
        for (String floor : List.of("[", "{\"a\":", "[{\"a\":[")) {
            assertRejected(Object.class, floor.repeat(100_000));
            assertRejected(Map.class, "{\"a\":" + floor.repeat(100_000));
        }
    }

    @Test
    void a_hundred_levels_are_accepted() throws Exception {
        Object tower = List.of();
        for (int level = 0; level < 50; level++) tower = Map.of("a", List.of(tower));

        assertSurvives(Object.class, tower);
    }

    @Test
    void a_cyclic_value_is_rejected() {
        List<Object> snake = new ArrayList<>();
        snake.add(snake);

        assertThrows(Exception.class, () -> encode(List.class, snake));
    }

    @Test
    void a_type_that_cannot_be_created_is_rejected() {
        TypedCodec<Unmappable> codec;
        try {
            codec = codec().forType(Unmappable.class);
        } catch (IllegalArgumentException atOnce) {
            return;
        }
        byte[] json = {'{', '}'};
        assertThrows(Exception.class, () -> codec.decode(json, 0, json.length));
    }

    private void assertRejected(Type type, String json) {
        String start = json.length() < 60 ? json : json.substring(0, 60) + "...";
        assertThrows(Exception.class, () -> decode(type, json), () -> "took " + start + " as " + type.getTypeName());
    }
}
