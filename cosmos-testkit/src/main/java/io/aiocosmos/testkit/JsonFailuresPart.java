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

/** What is wrong fails with an exception; nothing is guessed and no stack overflows. */
abstract class JsonFailuresPart extends JsonPart {
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

    JsonFailuresPart(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void malformed_text_is_refused() {
        for (String json : MALFORMED) {
            assertRefused(Object.class, json);
            assertRefused(Entry.class, json);
        }
    }

    @Test
    void malformed_text_is_refused_in_a_property_that_nobody_reads_too() {
        for (String json : List.of("[1,}", "{\"a\"}", "tru", "\"\\x\"", "'a'", "[1 2]", "{a:1}", "01", "", "/**/ 1"))
            assertRefused(Point.class, "{\"x\":1,\"y\":2,\"other\":" + json + "}");
    }

    @Test
    void anything_after_the_value_is_refused() {
        for (String rest : TRAILING) {
            assertRefused(Point.class, "{\"x\":1,\"y\":2} " + rest);
            assertRefused(List.class, "[1] " + rest);
            assertRefused(String.class, "\"a\"" + rest);
            assertRefused(Point.class, "null " + rest);
        }
    }

    @Test
    void every_cut_of_a_value_is_refused() throws Exception {
        String whole = json(Entry.class, Entry.FULL);

        for (int length = 0; length < whole.length(); length++) assertRefused(Entry.class, whole.substring(0, length));
    }

    @Test
    void the_wrong_kind_of_value_is_refused() {
        assertRefused(Point.class, "[]");
        assertRefused(Point.class, "7");
        assertRefused(Point.class, "{\"x\":\"many\",\"y\":1}");
        assertRefused(Point.class, "{\"x\":{},\"y\":1}");
        assertRefused(List.class, "{}");
        assertRefused(Map.class, "[]");
        assertRefused(Boolean.class, "\"maybe\"");
        assertRefused(Colour.class, "\"BLUE\"");
        assertRefused(Entry.class, "{\"path\":{}}");
    }

    @Test
    void a_tower_of_brackets_is_refused_before_the_stack_overflows() {
        for (String floor : List.of("[", "{\"a\":", "[{\"a\":[")) {
            assertRefused(Object.class, floor.repeat(100_000));
            assertRefused(Map.class, "{\"a\":" + floor.repeat(100_000));
        }
    }

    @Test
    void a_hundred_levels_are_fine() throws Exception {
        Object tower = List.of();
        for (int level = 0; level < 50; level++) tower = Map.of("a", List.of(tower));

        assertSurvives(Object.class, tower);
    }

    @Test
    void a_value_inside_itself_is_refused() {
        List<Object> snake = new ArrayList<>();
        snake.add(snake);

        assertThrows(Exception.class, () -> encode(List.class, snake));
    }

    @Test
    void a_type_that_cannot_be_made_is_refused() {
        TypedCodec<Unmappable> codec;
        try {
            codec = codec().forType(Unmappable.class);
        } catch (IllegalArgumentException atOnce) {
            return;
        }
        byte[] json = {'{', '}'};
        assertThrows(Exception.class, () -> codec.decode(json, 0, json.length));
    }

    private void assertRefused(Type type, String json) {
        String start = json.length() < 60 ? json : json.substring(0, 60) + "...";
        assertThrows(Exception.class, () -> decode(type, json), () -> "took " + start + " as " + type.getTypeName());
    }
}
