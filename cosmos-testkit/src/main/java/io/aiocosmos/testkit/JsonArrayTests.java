package io.aiocosmos.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.TypedCodec;
import io.aiocosmos.testkit.sample.Point;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Arrays, for codecs that read one with a single parser. */
abstract class JsonArrayTests extends JsonTestBase {
    private static final String POINTS = "[ {\"x\":1,\"y\":2},null , {\"x\":3,\"y\":4,\"z\":[{}]}\n]";

    JsonArrayTests(JsonCodecContract contract) {
        super(contract);
    }

    final boolean areSupported() {
        return contract.supportsArrays();
    }

    @Test
    void are_supported_as_declared() {
        for (Type type : new Type[] {Point.class, String.class, UNTYPED})
            assertEquals(areSupported(), codec().forType(type) instanceof ArrayCodec, type::getTypeName);
    }

    @Test
    @EnabledIf("areSupported")
    void return_their_values_in_order_with_nulls() throws Exception {
        assertEquals(Arrays.asList(new Point(1, 2), null, new Point(3, 4)), read(Point.class, POINTS));
        assertEquals(Arrays.asList("a", null, ""), read(String.class, "[\"a\",null,\"\"]"));
        assertEquals(List.of(), read(Point.class, "[ ]"));
    }

    @Test
    @EnabledIf("areSupported")
    void return_the_same_values_as_decoding_each() throws Exception {
        TypedCodec<Map<String, Object>> maps = codec().forType(UNTYPED);
        for (int seed = 0; seed < 100; seed++) {
            List<Map<String, Object>> alone = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                byte[] value = encode(UNTYPED, new RandomJson(10 * seed + i, true).map());
                values.add(new String(value, UTF_8));
                alone.add(maps.decode(value, 0, value.length));
            }

            assertEquals(alone, read(UNTYPED, "[" + String.join(seed % 2 == 0 ? "," : " ,\n", values) + "]"));
        }
    }

    @Test
    @EnabledIf("areSupported")
    void end_behind_the_closing_bracket() throws Exception {
        for (String array : new String[] {"[]", "[ ]", POINTS}) {
            byte[] page = ("{\"a\":" + array + ",\"b\":[1]}").getBytes(UTF_8);
            byte[] before = page.clone();
            ArrayCodec.Elements<Point> elements = elements(Point.class, page, 5, page.length - 5);
            while (elements.hasNext()) elements.next();

            assertEquals(5 + array.length(), elements.end(), array);
            assertFalse(elements.hasNext());
            assertArrayEquals(before, page);
        }
    }

    @Test
    @EnabledIf("areSupported")
    void do_not_advance_in_hasNext() throws Exception {
        byte[] json = "[{\"x\":1,\"y\":2},{\"x\":3,\"y\":4}]".getBytes(UTF_8);
        ArrayCodec.Elements<Point> elements = elements(Point.class, json, 0, json.length);

        assertTrue(elements.hasNext() && elements.hasNext());
        assertEquals(new Point(1, 2), elements.next());
        assertTrue(elements.hasNext() && elements.hasNext());
        assertEquals(new Point(3, 4), elements.next());
        assertFalse(elements.hasNext() || elements.hasNext());
    }

    @Test
    @EnabledIf("areSupported")
    void fail_at_the_invalid_value() throws Exception {
        byte[] json = "[{\"x\":1,\"y\":2},{\"x\":\"many\"},{\"x\":3,\"y\":4}]".getBytes(UTF_8);
        ArrayCodec.Elements<Point> elements = elements(Point.class, json, 0, json.length);

        assertTrue(elements.hasNext());
        assertEquals(new Point(1, 2), elements.next());
        assertTrue(elements.hasNext());
        assertThrows(Exception.class, elements::next);
    }

    @Test
    @EnabledIf("areSupported")
    void are_rejected_if_malformed() {
        for (String json : List.of("{}", "1", "", "[1,]", "[,1]", "[1 2]", "[1}", "[1"))
            assertThrows(Exception.class, () -> read(Integer.class, json), json);
        for (int length = 0; length < POINTS.length(); length++) {
            String cut = POINTS.substring(0, length);
            assertThrows(Exception.class, () -> read(Point.class, cut), cut);
        }
    }

    private <T> List<T> read(Type type, String json) throws Exception {
        byte[] bytes = json.getBytes(UTF_8);
        ArrayCodec.Elements<T> elements = elements(type, bytes, 0, bytes.length);
        List<T> values = new ArrayList<>();
        while (elements.hasNext()) values.add(elements.next());
        return values;
    }

    private <T> ArrayCodec.Elements<T> elements(Type type, byte[] json, int offset, int length) throws Exception {
        return ((ArrayCodec<T>) codec().<T>forType(type)).elements(json, offset, length);
    }
}
