package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.TypeRef;
import io.aiocosmos.testkit.sample.Bean;
import io.aiocosmos.testkit.sample.Box;
import io.aiocosmos.testkit.sample.Colour;
import io.aiocosmos.testkit.sample.Entry;
import io.aiocosmos.testkit.sample.OptionalText;
import io.aiocosmos.testkit.sample.Point;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The types of users' items. */
abstract class JsonTypeTests extends JsonTestBase {
    private static final Type BOX_OF_LISTS = new TypeRef<Box<List<String>>>() {}.type();
    private static final Type POINTS = new TypeRef<List<Point>>() {}.type();
    private static final Type BY_COLOUR = new TypeRef<Map<Colour, List<Point>>>() {}.type();

    JsonTypeTests(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void records_survive_full_and_empty() throws Exception {
        assertSurvives(Entry.class, Entry.FULL);
        assertSurvives(Entry.class, Entry.EMPTY);
    }

    @Test
    void properties_have_the_names_of_the_components() throws Exception {
        Map<String, Object> written = decode(UNTYPED, encode(Entry.class, Entry.FULL));

        assertEquals(Set.of("id", "colour", "at", "path", "named", "open"), written.keySet());
        assertEquals("GREEN", written.get("colour"));
    }

    @Test
    void beans_survive() throws Exception {
        assertSurvives(Bean.class, Bean.of("n", 3, List.of("a", "b")));
        assertSurvives(Bean.class, Bean.of("", 0, List.of()));
    }

    @Test
    void type_arguments_are_used() throws Exception {
        assertSurvives(BOX_OF_LISTS, new Box<>(List.of("a"), List.of(List.of("b", "c"), List.of())));
        assertSurvives(POINTS, List.of(new Point(1, 2), new Point(3, 4)));
        assertSurvives(BY_COLOUR, Map.of(Colour.RED, List.of(new Point(1, 2)), Colour.GREEN, List.of()));
        assertSurvives(new TypeRef<Set<UUID>>() {}.type(), Set.of(new UUID(1, 2), new UUID(-3, -4)));
    }

    @Test
    void scalars_survive_at_the_top_level() throws Exception {
        assertSurvives(String.class, "text");
        assertSurvives(Boolean.class, true);
        assertSurvives(Integer.class, 42);
        assertSurvives(Double.class, 4.5);
        assertSurvives(Colour.class, Colour.RED);
        assertSurvives(UUID.class, UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
    }

    @Test
    void arrays_survive() throws Exception {
        assertTrue(Arrays.equals(new int[] {1, 2, 3}, this.<int[]>roundTrip(int[].class, new int[] {1, 2, 3})));
        assertTrue(Arrays.equals(new String[] {"a", null}, this.<String[]>decode(String[].class, "[\"a\",null]")));
    }

    @Test
    void untyped_maps_and_lists_survive_with_their_nulls() throws Exception {
        Map<String, Object> map = new HashMap<>();
        map.put("text", "a");
        map.put("null", null);
        map.put("true", true);
        map.put("half", 0.5);
        map.put("list", Arrays.asList("a", null, List.of(), Map.of(), Map.of("deep", List.of("b"))));

        assertSurvives(UNTYPED, map);
        assertSurvives(Map.class, map);
        assertSurvives(Object.class, map);
        assertSurvives(List.class, List.of(map, "b"));
    }

    @Test
    void an_untyped_map_may_hold_typed_values() throws Exception {
        assertEquals("{\"at\":{\"x\":1,\"y\":2}}", json(Map.class, Map.of("at", new Point(1, 2))));
    }

    @Test
    void maps_are_read_and_written_in_order() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name : "the quick brown fox jumps over a lazy dog".split(" ")) map.put(name, name);

        Map<String, Object> read = roundTrip(UNTYPED, map);

        assertEquals(List.copyOf(map.keySet()), List.copyOf(read.keySet()));
    }

    @Test
    void empty_maps_and_lists_stay_empty() throws Exception {
        assertEquals("{}", json(Map.class, Map.of()));
        assertEquals("[]", json(List.class, List.of()));
        assertEquals(Map.of(), decode(UNTYPED, "{ }"));
        assertEquals(List.of(), decode(POINTS, "[ ]"));
    }

    @Test
    void unknown_properties_are_ignored() throws Exception {
        String extra =
                "\"_rid\":\"r==\",\"_ts\":1700000000,\"_x\":{\"x\":[1,{\"y\":null}]},\"_y\":[[],{}],\"_z\":1e400";

        assertEquals(new Point(1, 2), decode(Point.class, "{" + extra + ",\"x\":1,\"y\":2}"));
        assertEquals(new Point(1, 2), decode(Point.class, "{\"x\":1,\"y\":2," + extra + "}"));
        assertEquals(Bean.of("n", 1, null), decode(Bean.class, "{\"name\":\"n\"," + extra + ",\"count\":1}"));
    }

    @Test
    void absent_properties_are_null() throws Exception {
        Entry entry = decode(Entry.class, "{\"id\":\"a\"}");

        assertEquals(new Entry("a", null, null, null, null, null), entry);
        assertNull(this.<Bean>decode(Bean.class, "{}").getName());
    }

    @Test
    void optional_is_a_value_or_null_or_rejected() throws Exception {
        OptionalText full = new OptionalText(Optional.of("a"));
        if (!contract.supportsOptional()) {
            assertThrows(Exception.class, () -> encode(OptionalText.class, full));
            assertThrows(Exception.class, () -> decode(OptionalText.class, "{\"text\":\"a\"}"));
            return;
        }
        assertEquals("{\"text\":\"a\"}", json(OptionalText.class, full));
        assertSurvives(OptionalText.class, full);
        assertSurvives(OptionalText.class, new OptionalText(Optional.empty()));
    }
}
