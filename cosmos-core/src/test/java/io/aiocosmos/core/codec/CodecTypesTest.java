package io.aiocosmos.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.RawJson;
import io.aiocosmos.TypeRef;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The type by which a value is written and read; each is resolved once. */
class CodecTypesTest {
    private static final Type MAP = new TypeRef<Map<String, Object>>() {}.type();
    private static final Type LIST = new TypeRef<List<Object>>() {}.type();

    private final TestCodec codec = new TestCodec();
    private final Codecs codecs = new Codecs(codec);

    private record Entry(String id, int amount) {}

    private String written(Object value) {
        JsonBuffer out = new JsonBuffer(16);
        codecs.encode(value, out);
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }

    private <T> T read(Type type, String json) {
        byte[] bytes = ("xx" + json + "y").getBytes(StandardCharsets.UTF_8);
        return codecs.decode(type, bytes, 2, bytes.length - 3);
    }

    @Test
    void maps_and_lists_go_by_their_interfaces() {
        assertThat(WrittenType.of(new TreeMap<>())).isEqualTo(Map.class);
        assertThat(WrittenType.of(new LinkedHashMap<>())).isEqualTo(Map.class);
        assertThat(WrittenType.of(Map.of())).isEqualTo(Map.class);
        assertThat(WrittenType.of(new ArrayList<>())).isEqualTo(LIST);
        assertThat(WrittenType.of(List.of())).isEqualTo(LIST);
    }

    @Test
    void other_collections_do_too() {
        assertThat(WrittenType.of(new TreeSet<>())).isEqualTo(Set.class);
        assertThat(WrittenType.of(Map.of().keySet())).isEqualTo(Set.class);
        assertThat(WrittenType.of(new TreeMap<>().values())).isEqualTo(Collection.class);
    }

    private enum Size {
        SMALL,
        BIG {}
    }

    @Test
    void constants_go_by_their_enum() {
        assertThat(WrittenType.of(Size.SMALL)).isEqualTo(Size.class);
        assertThat(WrittenType.of(Size.BIG)).isEqualTo(Size.class);
    }

    @Test
    void everything_else_goes_by_its_class() {
        assertThat(WrittenType.of(new Entry("1", 2))).isEqualTo(Entry.class);
        assertThat(WrittenType.of("text")).isEqualTo(String.class);
        assertThat(WrittenType.of(new int[0])).isEqualTo(int[].class);
    }

    @Test
    void values_are_written_and_read() {
        assertThat(written(new Entry("1", 2))).isEqualTo("{\"id\":\"1\",\"amount\":2}");
        assertThat(this.<Entry>read(Entry.class, "{\"id\":\"1\",\"amount\":2}")).isEqualTo(new Entry("1", 2));
        assertThat(written(Map.of("a", List.of(1, "b")))).isEqualTo("{\"a\":[1,\"b\"]}");
        assertThat(this.<Map<String, Object>>read(MAP, "{\"a\":1}")).isEqualTo(Map.of("a", 1));
        assertThat(written(null)).isEqualTo("null");
        assertThat(this.<Object>read(Entry.class, "null")).isNull();
    }

    @Test
    void each_type_is_resolved_once() {
        written(new Entry("1", 2));
        written(new Entry("2", 3));
        read(Entry.class, "{\"id\":\"1\",\"amount\":2}");
        written(Map.of());
        written(new TreeMap<>());

        assertThat(codec.resolvedTypes()).containsExactly(Entry.class, Map.class);
    }

    @Test
    void raw_json_bypasses_the_codec_both_ways() {
        String odd = "{ \"a\" :1.0}";

        assertThat(written(RawJson.of(odd))).isEqualTo(odd);
        assertThat(this.<RawJson>read(RawJson.class, odd).text()).isEqualTo(odd);
        assertThat(codec.resolvedTypes()).isEmpty();
    }

    @Test
    void a_type_that_the_library_cannot_map_is_named_with_its_message() {
        Codecs refusing = new Codecs(new JsonCodec() {
            @Override
            public String name() {
                return "picky";
            }

            @Override
            public <T> TypedCodec<T> forType(Type type) {
                throw new IllegalArgumentException("no adapter for records");
            }
        });

        assertThatThrownBy(() -> refusing.encode(new Entry("1", 2), new JsonBuffer(1)))
                .isInstanceOf(CosmosCodecException.class)
                .hasMessage("could not write a " + Entry.class.getName()
                        + " with codec picky: IllegalArgumentException: no adapter for records at $");
        assertThatThrownBy(() -> refusing.decode(MAP, new byte[2], 0, 2))
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageStartingWith("could not read a java.util.Map<java.lang.String, java.lang.Object>");
    }
}
