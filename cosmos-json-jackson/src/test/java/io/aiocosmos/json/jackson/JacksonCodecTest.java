package io.aiocosmos.json.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.CodecFailure;
import io.aiocosmos.spi.TypedCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

class JacksonCodecTest {
    record Visit(String firstName, Instant arrivedAt) {}

    @Nested
    class With_a_users_mapper {
        private final TypedCodec<Visit> codec = JacksonCodec.of(JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .build())
                .forType(Visit.class);

        @Test
        void its_names_and_date_formats_apply() throws Exception {
            assertThat(json(codec, new Visit("Ada", Instant.ofEpochSecond(1)))).contains("\"first_name\"", ":1.0");
        }

        @Test
        void unknown_properties_are_still_ignored() throws Exception {
            assertThat(decode(codec, "{\"first_name\":\"Ada\",\"_ts\":1}")).isEqualTo(new Visit("Ada", null));
        }

        @Test
        void trailing_bytes_are_still_rejected() {
            assertThatThrownBy(() -> decode(codec, "{} {}")).isInstanceOf(CodecFailure.class);
        }

        @Test
        void the_stream_is_still_left_open() throws Exception {
            ByteArrayOutputStream out = new ByteArrayOutputStream() {
                @Override
                public void close() throws IOException {
                    throw new IOException("closed by the codec");
                }
            };

            codec.encode(new Visit("Ada", null), out);

            assertThat(out.toString(UTF_8)).endsWith("}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"firstName\":[]}|expected java.lang.String at $.firstName",
                "{\"firstName\":\"planted|the JSON ends too early at $.firstName",
                "{\"firstName\":planted}|malformed JSON near byte 13 at $",
                "{\"arrivedAt\":\"planted\"}|expected java.time.Instant at $.arrivedAt",
                "[]|expected io.aiocosmos.json.jackson.JacksonCodecTest$Visit at $"
            })
    void a_decoding_failure_has_path_and_problem_without_the_value(String json, String problem) {
        assertThatThrownBy(() -> decode(JacksonCodec.create().forType(Visit.class), json))
                .hasMessage(problem);
    }

    @Test
    void a_getter_that_throws_is_reported_with_its_path() {
        class Moody {
            @SuppressWarnings("unused") // used by Jackson
            public String getMood() {
                throw new IllegalStateException("planted");
            }
        }

        assertThatThrownBy(() -> json(JacksonCodec.create().forType(Map.class), Map.of("a", List.of(new Moody()))))
                .hasMessage("IllegalStateException at $.a[0].mood");
    }

    @Test
    void trees_of_the_library_are_supported() throws Exception {
        TypedCodec<JsonNode> trees = JacksonCodec.create().forType(JsonNode.class);

        assertThat(json(trees, decode(trees, "{\"a\": [1, 9007199254740993]}")))
                .isEqualTo("{\"a\":[1,9007199254740993]}");
    }

    /** Reads a number of tokens and stops. */
    private static final class PartialReader extends ValueDeserializer<Visit> {
        private final int tokens;

        private PartialReader(int tokens) {
            this.tokens = tokens;
        }

        @Override
        public Visit deserialize(JsonParser parser, DeserializationContext context) {
            for (int i = 0; i < tokens; i++) parser.nextToken();
            return new Visit("Ada", null);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 5, 7})
    void a_deserializer_that_does_not_stop_at_the_end_of_its_value_fails_in_an_array(int tokens) throws Exception {
        SimpleModule module = new SimpleModule().addDeserializer(Visit.class, new PartialReader(tokens));
        ArrayCodec<Visit> codec = (ArrayCodec<Visit>)
                JacksonCodec.of(JsonMapper.builder().addModule(module).build()).<Visit>forType(Visit.class);
        byte[] array = "[{\"firstName\":\"Ada\"},{\"firstName\":\"Ada\"}]".getBytes(UTF_8);
        ArrayCodec.Elements<Visit> visits = codec.elements(array, 0, array.length);

        assertThat(visits.hasNext()).isTrue();
        assertThatThrownBy(visits::next).isInstanceOf(CodecFailure.class).hasMessageContaining("did not stop");
    }

    private static <T> String json(TypedCodec<T> codec, T value) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.encode(value, out);
        return out.toString(UTF_8);
    }

    private static <T> T decode(TypedCodec<T> codec, String json) throws Exception {
        byte[] bytes = json.getBytes(UTF_8);
        return codec.decode(bytes, 0, bytes.length);
    }
}
