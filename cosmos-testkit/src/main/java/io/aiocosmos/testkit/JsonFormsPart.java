package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aiocosmos.RawJson;
import io.aiocosmos.spi.CodecFailure;
import io.aiocosmos.testkit.sample.Forms;
import io.aiocosmos.testkit.sample.Mood;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each type has one form, so that what is written with one codec is found by queries and read with another. */
abstract class JsonFormsPart extends JsonPart {
    JsonFormsPart(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void constants_go_by_their_names() throws Exception {
        assertEquals("\"CALM\"", json(Mood.class, Mood.CALM));
        assertEquals("\"MERRY\"", json(Mood.class, Mood.MERRY));
        assertEquals(Mood.MERRY, decode(Mood.class, "\"MERRY\""));
        assertEquals("{\"m\":[\"MERRY\",\"CALM\"]}", json(Map.class, Map.of("m", List.of(Mood.MERRY, Mood.CALM))));
    }

    @Test
    void constants_go_by_their_names_as_keys_too() throws Exception {
        assertEquals("{\"CALM\":1,\"MERRY\":2}", json(Map.class, new EnumMap<>(Map.of(Mood.CALM, 1, Mood.MERRY, 2))));
        assertEquals("{\"MERRY\":\"CALM\"}", json(Map.class, Map.of(Mood.MERRY, Mood.CALM)));
    }

    @Test
    void keys_that_are_no_strings_are_names_all_the_same() throws Exception {
        UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

        assertEquals("{\"1\":2}", json(Map.class, Map.of(1, 2)));
        assertEquals("{\"9007199254740993\":2}", json(Map.class, Map.of(9007199254740993L, 2)));
        assertEquals("{\"true\":{\"x\":1}}", json(Map.class, Map.of(true, Map.of('x', 1))));
        assertEquals("{\"" + uuid + "\":null}", json(Map.class, java.util.Collections.singletonMap(uuid, null)));
        assertEquals("{\"a\":{\"1970-01-01\":[]}}", json(Map.class, Map.of("a", Map.of(LocalDate.EPOCH, List.of()))));
    }

    @Test
    void local_times_as_keys_have_the_form_they_have_as_values() throws Exception {
        LocalDateTime noon = LocalDateTime.of(2024, 2, 29, 12, 0);

        assertEquals("{\"2024-02-29T12:00:00\":\"2024-02-29T12:00:00\"}", json(Map.class, Map.of(noon, noon)));
        assertEquals(
                "{\"12:00:00.5\":\"12:00:00.5\"}",
                json(Map.class, Map.of(LocalTime.of(12, 0, 0, 500_000_000), LocalTime.of(12, 0, 0, 500_000_000))));
    }

    @Test
    void JSON_as_text_is_no_part_of_another_value() {
        RawJson part = RawJson.of("{\"a\":1}");

        assertThrows(CodecFailure.class, () -> json(Map.class, Map.of("v", part)));
        assertThrows(CodecFailure.class, () -> json(List.class, List.of(part)));
    }

    @Test
    void values_have_one_form() throws Exception {
        assertForm("0.1", 0.1f);
        assertForm("5.0", 5.0);
        assertForm("1.0E10", 1e10);
        assertForm("9007199254740993", 9007199254740993L);
        assertForm("1.50", new BigDecimal("1.50"));
        assertForm("1E+400", new BigDecimal("1E+400"));
        assertForm("18446744073709551616", BigInteger.ONE.shiftLeft(64));
        assertForm("-1", (byte) -1);
        assertForm("\"c\"", 'c');
        assertForm("\"123e4567-e89b-12d3-a456-426614174000\"", UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
        assertForm("\"PT1.5S\"", Duration.ofMillis(1500));
        assertForm("\"2024-02-29\"", LocalDate.of(2024, 2, 29));
        assertForm("[1,null]", Arrays.asList(1, null));
    }

    private void assertForm(String form, Object value) throws Exception {
        assertEquals(form, json(value instanceof List ? List.class : value.getClass(), value));
        assertEquals("{\"v\":" + form + "}", json(Map.class, Map.of("v", value)));
    }

    @Test
    void bytes_are_Base64_and_characters_are_text() throws Exception {
        byte[] bytes = {1, -1, 0};

        assertEquals("\"Af8A\"", json(byte[].class, bytes));
        assertEquals("{\"b\":\"Af8A\"}", json(Map.class, Map.of("b", bytes)));
        assertEquals("\"ab\"", json(char[].class, new char[] {'a', 'b'}));
        assertArrayEquals(bytes, this.<byte[]>decode(byte[].class, "\"Af8A\""));
    }

    @Test
    void in_properties_too() throws Exception {
        UUID uuid = new UUID(1, 2);
        Forms forms = new Forms(
                Mood.MERRY,
                List.of(Mood.MERRY),
                Map.of(Mood.MERRY, 1),
                Map.of(7, "seven"),
                Map.of(uuid, "one"),
                new byte[] {1, -1},
                (byte) -1,
                'c',
                Mood.MERRY);

        Map<String, Object> written = decode(UNTYPED, encode(Forms.class, forms));
        Forms read = thereAndBack(Forms.class, forms);

        assertEquals("MERRY", written.get("mood"));
        assertEquals("MERRY", written.get("any"));
        assertEquals("Af8=", written.get("bytes"));
        assertEquals(-1, ((Number) written.get("small")).intValue());
        assertEquals(List.of("7"), List.copyOf(((Map<?, ?>) written.get("byNumber")).keySet()));
        assertEquals(forms.moods(), read.moods());
        assertEquals(forms.byMood(), read.byMood());
        assertEquals(forms.byNumber(), read.byNumber());
        assertEquals(forms.byUuid(), read.byUuid());
        assertArrayEquals(forms.bytes(), read.bytes());
        assertEquals(forms.small(), read.small());
        assertEquals(forms.letter(), read.letter());
    }
}
