package io.aiocosmos.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aiocosmos.spi.TypedCodec;
import io.aiocosmos.testkit.sample.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Places of the values of properties, for codecs that know them while they write. */
abstract class JsonPlacesTests extends JsonTestBase {
    private static final String[] NAMES = {"id", "a\"\u00e9", "missing", "id"};

    JsonPlacesTests(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void are_known_as_declared() throws Exception {
        boolean isKnown = codec().<Entry>forType(Entry.class)
                .encodeAndLocate(Entry.FULL, new ByteArrayOutputStream(), NAMES, new int[2 * NAMES.length]);

        assertEquals(contract.locatesProperties(), isKnown);
    }

    @Test
    void are_where_the_values_stand() throws Exception {
        TypedCodec<Map<String, Object>> maps = codec().forType(UNTYPED);
        for (int seed = 0; seed < 300; seed++) {
            Map<String, Object> map = map(seed);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int[] places = {7, 7, 7, 7, 7, 7, 7, 7};
            boolean isKnown = maps.encodeAndLocate(map, out, NAMES, places);
            byte[] json = out.toByteArray();

            assertArrayEquals(encode(UNTYPED, map), json);
            for (int i = 0; i < NAMES.length && isKnown; i++)
                assertIsAt(places[2 * i], places[2 * i + 1], NAMES[i], json);
        }
    }

    /** With all names but one, at any position, and again within another value; some maps are long. */
    private static Map<String, Object> map(int seed) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (seed % 2 == 0) map.put("id", new RandomJson(seed, true).map());
        map.putAll(new RandomJson(1000 + seed, true).map());
        map.put("inner", Map.of("id", List.of(Map.of("missing", 1)), "x", "\u20ac".repeat(seed % 7 * 1500)));
        map.put("a\"\u00e9", "e".repeat(seed));
        map.remove("missing");
        if (seed % 2 != 0) map.put("id", "1");
        return map;
    }

    private void assertIsAt(int from, int to, String name, byte[] json) throws Exception {
        Map<String, Object> whole = decode(UNTYPED, json);
        if (!whole.containsKey(name)) {
            assertArrayEquals(new int[] {0, 0}, new int[] {from, to}, name);
            return;
        }
        String value = new String(json, from, to - from, UTF_8);
        Map<String, Object> alone = decode(UNTYPED, "{\"value\":" + value + "}");
        assertEquals(whole.get(name), alone.get("value"), name);
        assertEquals(value.trim(), value, name);
    }

    @Test
    void are_right_after_a_failure_as_well() throws Exception {
        TypedCodec<Map<String, Object>> maps = codec().forType(UNTYPED);
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken");
            }
        };
        int[] places = new int[2 * NAMES.length];

        for (int seed = 0; seed < 10; seed++) {
            Map<String, Object> map = map(seed);
            assertThrows(Exception.class, () -> maps.encodeAndLocate(map, broken, NAMES, places));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            boolean isKnown = maps.encodeAndLocate(map, out, NAMES, places);

            assertArrayEquals(encode(UNTYPED, map), out.toByteArray());
            if (isKnown) assertIsAt(places[0], places[1], "id", out.toByteArray());
        }
    }
}
