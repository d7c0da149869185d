package io.aiocosmos.json.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.aiocosmos.spi.TypedCodec;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Which values are located by Jackson, and which are left to the engine. */
class JacksonPlacesTest {
    /** Written by what each test says. */
    private static final class Custom {}

    private static final class Writing extends ValueSerializer<Custom> {
        private final BiConsumer<JsonGenerator, SerializationContext> write;

        private Writing(BiConsumer<JsonGenerator, SerializationContext> write) {
            this.write = write;
        }

        @Override
        public void serialize(Custom value, JsonGenerator out, SerializationContext context) {
            write.accept(out, context);
        }
    }

    private static final String UNKNOWN = "unknown";

    private static TypedCodec<Object> codec(BiConsumer<JsonGenerator, SerializationContext> write) {
        SimpleModule module = new SimpleModule().addSerializer(Custom.class, new Writing(write));
        return JacksonCodec.of(JsonMapper.builder().addModule(module).build()).forType(Custom.class);
    }

    /** What stands where the id is said to be. */
    private static String id(TypedCodec<Object> codec, Object value) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] places = new int[2];
        if (!codec.encodeAndLocate(value, out, new String[] {"id"}, places)) return UNKNOWN;
        return new String(out.toByteArray(), places[0], places[1] - places[0], UTF_8);
    }

    private static String idOf(Object value) throws Exception {
        return id(JacksonCodec.create().forType(value.getClass()), value);
    }

    @Nested
    class Are_known {
        @Test
        void of_equal_names_for_the_last() throws Exception {
            assertThat(id(
                            codec((out, context) -> out.writeStartObject()
                                    .writeStringProperty("id", "first")
                                    .writeName(new SerializedString("id"))
                                    .writeNumber(2)
                                    .writePOJOProperty("x", Map.of("id", 3))
                                    .writeEndObject()),
                            new Custom()))
                    .isEqualTo("2");
        }

        @Test
        void of_properties_of_a_map_within() throws Exception {
            class Open {
                @JsonAnyGetter
                @SuppressWarnings("unused") // used by Jackson
                public Map<String, Object> rest() {
                    return Map.of("id", List.of(1, 2));
                }
            }

            assertThat(idOf(new Open())).isEqualTo("[1,2]");
        }

        @Test
        void of_the_name_of_a_type() throws Exception {
            @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "id")
            class Named {
                @SuppressWarnings("unused") // used by Jackson
                public final int x = 1;
            }

            assertThat(idOf(new Named())).contains("Named");
        }

        @Test
        void of_a_number_as_a_name() throws Exception {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int[] places = new int[2];
            codec((json, context) -> json.writeStartObject()
                            .writePropertyId(7)
                            .writeBoolean(true)
                            .writeEndObject())
                    .encodeAndLocate(new Custom(), out, new String[] {"7"}, places);

            assertThat(places).containsExactly(5, 9);
        }
    }

    @Nested
    class Are_left_to_the_engine {
        private record Raw(@JsonRawValue String text, String id) {}

        @Test
        void where_text_is_written_as_it_comes() throws Exception {
            TypedCodec<Object> codec = JacksonCodec.create().forType(Raw.class);

            assertThat(id(codec, new Raw("1}, {\"id\":2", "1"))).isEqualTo(UNKNOWN);
            assertThat(id(codec, new Raw(null, "1"))).isEqualTo("\"1\"");
        }

        /** By a test of names, since a new one of Jackson's would go by unseen. */
        @Test
        void by_whatever_method_of_the_generator() {
            for (Method each : JsonGenerator.class.getMethods()) {
                boolean isText = each.getName().matches("write(Raw.*|UTF8String|Comment)");
                boolean isNumber = each.getName().equals("writeNumber")
                        && List.of(String.class, char[].class).contains(each.getParameterTypes()[0]);
                if (!isText && !isNumber) continue;
                assertThat(Arrays.stream(LocatingGenerator.class.getDeclaredMethods())
                                .filter(own -> own.getName().equals(each.getName()))
                                .anyMatch(own -> Arrays.equals(own.getParameterTypes(), each.getParameterTypes())))
                        .as(each.toString())
                        .isTrue();
            }
        }

        @Test
        void where_a_number_is_none_and_has_no_quotes() throws Exception {
            TypedCodec<Object> codec = JacksonCodec.of(JsonMapper.builder()
                            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                            .build())
                    .forType(Object.class);

            for (Object each : new Object[] {Double.NaN, Float.POSITIVE_INFINITY, new double[] {1, Double.NaN}})
                assertThat(id(codec, Map.of("x", each))).isEqualTo(UNKNOWN);
            assertThat(id(codec, Map.of("id", 1.5))).isEqualTo("1.5");
        }

        @Test
        void if_the_users_mapper_writes_in_its_own_way() throws Exception {
            for (JsonMapper each : List.of(
                    JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build(),
                    JsonMapper.builder()
                            .disable(JsonWriteFeature.QUOTE_PROPERTY_NAMES)
                            .build(),
                    JsonMapper.builder(JsonFactory.builder().quoteChar('\'').build())
                            .build()))
                assertThat(id(JacksonCodec.of(each).forType(Map.class), Map.of("id", 1)))
                        .isEqualTo(UNKNOWN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", "two", "open"})
        void if_a_serializer_does_not_write_one_value(String how) throws Exception {
            TypedCodec<Object> codec = codec((out, context) -> {
                if (how.equals("none")) return;
                out.writeStartObject().writeStringProperty("id", "1");
                if (!how.equals("open")) out.writeEndObject();
                if (how.equals("two")) out.writeNumber(2);
            });

            for (int i = 0; i < 3; i++) assertThat(id(codec, new Custom())).isEqualTo(UNKNOWN);
        }
    }

    @Nested
    class A_generator_for_many_values {
        private int written;
        private final TypedCodec<Object> codec = codec((out, context) -> {
            out.writeStartObject().writeName("id").writeNumber(written);
            if (++written % 3 == 0) throw new IllegalStateException("planted");
            if (written % 3 != 1) out.writeEndObject(); // else the generator closes it
        });

        @Test
        void is_not_used_again_after_a_failure_or_a_value_left_open() throws Exception {
            for (int i = 0; i < 9; i += 3) {
                assertThat(json()).isEqualTo("{\"id\":" + i + "}");
                assertThat(json()).isEqualTo("{\"id\":" + (i + 1) + "}");
                assertThatThrownBy(this::json).hasMessage("planted");
            }
        }

        @Test
        void is_not_used_by_what_a_serializer_encodes_meanwhile() throws Exception {
            TypedCodec<Object> maps = JacksonCodec.create().forType(Map.class);
            Map<String, Object> map = Map.of("id", new Object() {
                @Override
                public String toString() {
                    return "unused";
                }

                @SuppressWarnings("unused") // used by Jackson
                public String getInner() throws Exception {
                    return id(maps, Map.of("id", 7));
                }
            });

            assertThat(id(maps, map)).isEqualTo("{\"inner\":\"7\"}");
        }

        private String json() throws Exception {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            codec.encode(new Custom(), out);
            return out.toString(UTF_8);
        }
    }
}
