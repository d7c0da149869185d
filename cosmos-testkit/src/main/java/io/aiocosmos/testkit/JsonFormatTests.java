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

/** Each type has one format, so that queries find the values of all codecs, and any codec reads them. */
abstract class JsonFormatTests extends JsonTestBase {
    JsonFormatTests(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void constants_are_written_by_name() throws Exception {
        assertEquals("\"CALM\"", json(Mood.class, Mood.CALM));
        assertEquals("\"MERRY\"", json(Mood.class, Mood.MERRY));
        assertEquals(Mood.MERRY, decode(Mood.class, "\"MERRY\""));
        assertEquals("{\"m\":[\"MERRY\",\"CALM\"]}", json(Map.class, Map.of("m", List.of(Mood.MERRY, Mood.CALM))));
    }

    @Test
    void constants_as_keys_are_written_by_name() throws Exception {
        assertEquals("{\"CALM\":1,\"MERRY\":2}", json(Map.class, new EnumMap<>(Map.of(Mood.CALM, 1, Mood.MERRY, 2))));
        assertEquals("{\"MERRY\":\"CALM\"}", json(Map.class, Map.of(Mood.MERRY, Mood.CALM)));
    }

    @Test
    void keys_of_other_types_are_written_as_strings() throws Exception {
        UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

        assertEquals("{\"1\":2}", json(Map.class, Map.of(1, 2)));
        assertEquals("{\"9007199254740993\":2}", json(Map.class, Map.of(9007199254740993L, 2)));
        assertEquals("{\"true\":{\"x\":1}}", json(Map.class, Map.of(true, Map.of('x', 1))));
        assertEquals("{\"" + uuid + "\":null}", json(Map.class, java.util.Collections.singletonMap(uuid, null)));
        assertEquals("{\"a\":{\"1970-01-01\":[]}}", json(Map.class, Map.of("a", Map.of(LocalDate.EPOCH, List.of()))));
    }

    @Test
    void local_times_have_the_same_format_as_keys_and_as_values() throws Exception {
        LocalDateTime noon = LocalDateTime.of(2024, 2, 29, 12, 0);

        assertEquals("{\"2024-02-29T12:00:00\":\"2024-02-29T12:00:00\"}", json(Map.class, Map.of(noon, noon)));
        assertEquals(
                "{\"12:00:00.5\":\"12:00:00.5\"}",
                json(Map.class, Map.of(LocalTime.of(12, 0, 0, 500_000_000), LocalTime.of(12, 0, 0, 500_000_000))));
    }

    @Test
    void RawJson_inside_a_value_is_rejected() {
        RawJson part = RawJson.of("{\"a\":1}");

        assertThrows(CodecFailure.class, () -> json(Map.class, Map.of("v", part)));
        assertThrows(CodecFailure.class, () -> json(List.class, List.of(part)));
    }

    @Test
    void values_have_one_format() throws Exception {
        assertFormat("0.1", 0.1f);
        assertFormat("5.0", 5.0);
        assertFormat("1.0E10", 1e10);
        assertFormat("9007199254740993", 9007199254740993L);
        assertFormat("1.50", new BigDecimal("1.50"));
        assertFormat("1E+400", new BigDecimal("1E+400"));
        assertFormat("18446744073709551616", BigInteger.ONE.shiftLeft(64));
        assertFormat("-1", (byte) -1);
        assertFormat("\"c\"", 'c');
        assertFormat(
                "\"123e4567-e89b-12d3-a456-426614174000\"", UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
        assertFormat("\"PT1.5S\"", Duration.ofMillis(1500));
        assertFormat("\"2024-02-29\"", LocalDate.of(2024, 2, 29));
        assertFormat("[1,null]", Arrays.asList(1, null));
    }

    private void assertFormat(String form, Object value) throws Exception {
        assertEquals(form, json(value instanceof List ? List.class : value.getClass(), value));
        assertEquals("{\"v\":" + form + "}", json(Map.class, Map.of("v", value)));
    }

    @Test
    void byte_arrays_are_Base64_and_char_arrays_are_strings() throws Exception {
        byte[] bytes = {1, -1, 0};

        assertEquals("\"Af8A\"", json(byte[].class, bytes));
        assertEquals("{\"b\":\"Af8A\"}", json(Map.class, Map.of("b", bytes)));
        assertEquals("\"ab\"", json(char[].class, new char[] {'a', 'b'}));
        assertArrayEquals(bytes, this.<byte[]>decode(byte[].class, "\"Af8A\""));
    }

    @Test
    void properties_have_the_same_formats() throws Exception {
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
        Forms read = roundTrip(Forms.class, forms);

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
