package io.aiocosmos.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.TypedCodec;
import io.aiocosmos.testkit.sample.Bean;
import io.aiocosmos.testkit.sample.Entry;
import io.aiocosmos.testkit.sample.Point;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Codecs read only the given slice, keep no array and leave streams open. */
abstract class JsonBytesTests extends JsonTestBase {
    JsonBytesTests(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void the_name_is_short_and_lower_case() {
        assertTrue(codec().name().matches("[a-z][a-z0-9-]{0,19}"), codec()::name);
    }

    @Test
    void the_stream_is_left_open() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        for (Type type : new Type[] {Entry.class, Object.class, Map.class})
            codec().forType(type).encode(null, out);
        codec().forType(Entry.class).encode(Entry.FULL, out);

        assertFalse(closed.get(), "closed the caller's stream");
    }

    @Test
    void consecutive_values_are_written_without_anything_between() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TypedCodec<List<Object>> lists = codec().forType(List.class);

        out.write('<');
        lists.encode(List.of("a"), out);
        lists.encode(List.of(), out);
        out.write('>');

        assertEquals("<[\"a\"][]>", out.toString(UTF_8));
    }

    @Test
    void a_failing_stream_fails_encoding() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };

        assertThrows(Exception.class, () -> codec().forType(Entry.class).encode(Entry.FULL, broken));
    }

    @Test
    void a_value_is_read_from_the_middle_of_an_array() throws Exception {
        byte[] page = "[{\"x\":1,\"y\":2},{\"x\":3,\"y\":4},{\"x\":5,\"y\":6}]".getBytes(UTF_8);

        assertEquals(new Point(3, 4), codec().forType(Point.class).decode(page, 15, 13));
    }

    @Test
    void nothing_is_read_behind_the_slice() throws Exception {
        byte[] array = "[123456]".getBytes(UTF_8);

        assertEquals(23, codec().<Integer>forType(Integer.class).decode(array, 2, 2));
        assertThrows(Exception.class, () -> codec().forType(List.class).decode(array, 0, 7));
    }

    @Test
    void the_array_is_unchanged() throws Exception {
        byte[] array = ("  " + json(Entry.class, Entry.FULL) + "  ").getBytes(UTF_8);
        byte[] before = array.clone();

        codec().forType(Entry.class).decode(array, 2, array.length - 4);

        assertArrayEquals(before, array);
    }

    @Test
    void the_array_is_not_kept() throws Exception {
        byte[] array = "{\"id\":\"one\",\"named\":{\"two\":{\"x\":1}},\"tags\":[\"three\"],\"n\":4.5}".getBytes(UTF_8);

        Map<String, Object> value =
                codec().<Map<String, Object>>forType(UNTYPED).decode(array, 0, array.length);
        Arrays.fill(array, (byte) '?');

        assertEquals("one", value.get("id"));
        assertEquals(List.of("three"), value.get("tags"));
        assertEquals(4.5, value.get("n"));
        assertEquals(List.of("two"), List.copyOf(((Map<?, ?>) value.get("named")).keySet()));
    }

    @Test
    void text_is_UTF_8_without_a_byte_order_mark() throws Exception {
        assertArrayEquals("\"\u00e9\u20ac\"".getBytes(UTF_8), encode(String.class, "\u00e9\u20ac"));
    }

    @Test
    void null_is_encoded_and_decoded() throws Exception {
        for (Type type : new Type[] {Entry.class, Bean.class, String.class, Long.class, List.class, Map.class}) {
            assertEquals("null", json(type, null));
            assertNull(decode(type, "null"), type.getTypeName());
        }
    }

    @Test
    void white_space_around_the_value_is_ignored() throws Exception {
        assertEquals(new Point(1, 2), decode(Point.class, " \r\n\t{ \"x\" : 1 ,\n\"y\" : 2 }\n \t"));
    }
}
