package io.aiocosmos.json.moshi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.ToJson;
import io.aiocosmos.RawJson;
import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.CodecFailure;
import io.aiocosmos.spi.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoshiCodecTest {
    public record Visit(String name, LocalDate day) {}

    record Hidden(String name) {}

    static final class DayNumbers {
        @ToJson
        long toJson(LocalDate day) {
            return day.toEpochDay();
        }

        @FromJson
        LocalDate fromJson(long day) {
            return LocalDate.ofEpochDay(day);
        }
    }

    @Nested
    class With_a_users_Moshi {
        private final JsonCodec codec =
                MoshiCodec.of(new Moshi.Builder().add(new DayNumbers()).build());

        @Test
        void its_adapters_take_precedence() throws Exception {
            Visit visit = new Visit("Ada", LocalDate.ofEpochDay(7));

            assertThat(json(codec, Visit.class, visit)).isEqualTo("{\"name\":\"Ada\",\"day\":7}");
            assertThat(MoshiCodecTest.<Visit>decode(codec, Visit.class, "{\"day\":7,\"name\":\"Ada\"}"))
                    .isEqualTo(visit);
        }

        @Test
        void the_codecs_adapters_handle_other_types() throws Exception {
            assertThat(json(codec, Instant.class, Instant.EPOCH)).isEqualTo("\"1970-01-01T00:00:00.0000000Z\"");
        }
    }

    private final JsonCodec codec = MoshiCodec.create();

    @Test
    void null_properties_are_written() throws Exception {
        assertThat(json(codec, Visit.class, new Visit(null, null))).isEqualTo("{\"name\":null,\"day\":null}");
    }

    @Test
    void a_record_that_is_not_public_is_rejected_with_its_name() {
        assertThatThrownBy(() -> codec.forType(Hidden.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("public records only")
                .hasMessageContaining("Hidden");
        assertThatThrownBy(() -> json(codec, Map.class, Map.of("a", new Hidden("b"))))
                .isInstanceOf(CodecFailure.class);
    }

    @Test
    void a_rejected_string_is_not_quoted_in_the_message_or_its_causes() {
        for (Type type : new Type[] {Instant.class, UUID.class, BigDecimal.class, BigInteger.class})
            assertThatThrownBy(() -> decode(codec, type, "\"the secret\""))
                    .isInstanceOf(CodecFailure.class)
                    .hasMessageStartingWith("not ")
                    .hasMessageEndingWith(" at $")
                    .satisfies(failure -> assertThat(failure.getCause())
                            .hasNoCause()
                            .message()
                            .doesNotContain("secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":[]}|expected a string at $.name",
                "{\"name\":\"planted|malformed JSON at $.name",
                "{\"name\":|the JSON ends too early at $.name",
                "{\"name\":planted}|malformed JSON at $.name",
                "{\"day\":\"planted\"}|not a date at $.day",
                "[]|expected BEGIN_OBJECT at $",
                "{} planted|malformed JSON at $"
            })
    void a_decoding_failure_has_path_and_problem_without_the_value(String json, String problem) {
        assertThatThrownBy(() -> decode(codec, Visit.class, json)).hasMessage(problem);
    }

    @Test
    void the_message_of_a_users_adapter_is_not_repeated() {
        JsonCodec quoting = MoshiCodec.of(new Moshi.Builder()
                .add(LocalDate.class, new JsonAdapter<LocalDate>() {
                    @Override
                    public LocalDate fromJson(JsonReader reader) throws IOException {
                        throw new JsonDataException(
                                "Expected planted but was " + reader.nextString() + " at path $.day");
                    }

                    @Override
                    public void toJson(JsonWriter writer, LocalDate day) {
                        throw new IllegalStateException("planted");
                    }
                })
                .build());

        assertThatThrownBy(() -> decode(quoting, Visit.class, "{\"day\":\"planted\"}"))
                .hasMessage("JsonDataException at $.day");
        assertThatThrownBy(() -> json(quoting, Visit.class, new Visit("Ada", LocalDate.EPOCH)))
                .hasMessage("IllegalStateException at $.day");
    }

    @Test
    void NaN_is_rejected_with_its_path() {
        assertThatThrownBy(() -> json(codec, Map.class, Map.of("a", List.of(1.0, Double.NaN))))
                .hasMessage("not a finite number at $.a[1]");
    }

    @Test
    void an_untyped_integer_that_no_double_holds_keeps_its_digits() throws Exception {
        String json = "{\"a\":9007199254740993,\"b\":[-9223372036854775807,18446744073709551617]}";

        assertThat(MoshiCodecTest.<Object>decode(codec, Object.class, json))
                .isEqualTo(Map.of(
                        "a",
                        9007199254740993L,
                        "b",
                        List.of(-9223372036854775807L, new BigInteger("18446744073709551617"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "-0", "9007199254740992", "18446744073709551616", "1e300", "0.12345678901234567"})
    void any_other_untyped_number_is_a_double(String number) throws Exception {
        assertThat(MoshiCodecTest.<Object>decode(codec, Object.class, number)).isEqualTo(Double.valueOf(number));
    }

    @Test
    void an_untyped_number_beyond_the_range_of_doubles_is_rejected() {
        assertThatThrownBy(() -> decode(codec, Map.class, "{\"a\":[1,1e400]}"))
                .hasMessage("a number beyond the range of Double: read it as a BigDecimal or as RawJson at $.a[1]");
    }

    @Test
    void big_numbers_in_quotes_are_decoded() throws Exception {
        assertThat(MoshiCodecTest.<BigDecimal>decode(codec, BigDecimal.class, "\"0.10\""))
                .isEqualTo(new BigDecimal("0.10"));
    }

    @Test
    void a_number_of_more_than_a_thousand_characters_is_rejected() {
        String digits = "7".repeat(1_001);

        assertThatThrownBy(() -> decode(codec, BigInteger.class, digits))
                .isInstanceOf(CodecFailure.class)
                .hasMessageContaining("1001 characters");
    }

    /** Reads a number of steps and stops: begin the object, skip the name, skip the value, end the object. */
    private static final class PartialReader extends JsonAdapter<Visit> {
        private final int steps;

        private PartialReader(int steps) {
            this.steps = steps;
        }

        @Override
        public Visit fromJson(JsonReader reader) throws IOException {
            if (steps > 0) reader.beginObject();
            if (steps > 1) reader.skipName();
            if (steps > 2) reader.skipValue();
            if (steps > 3) reader.endObject();
            if (steps > 4) reader.skipValue();
            return new Visit("Ada", LocalDate.EPOCH);
        }

        @Override
        public void toJson(JsonWriter writer, Visit value) {
            throw new AssertionError("nothing is written");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5})
    void an_adapter_that_does_not_stop_at_the_end_of_its_value_fails_in_an_array(int steps) throws Exception {
        ArrayCodec.Elements<Visit> visits = visitsRead(steps);

        assertThat(visits.hasNext()).isTrue();
        assertThatThrownBy(visits::next).isInstanceOf(CodecFailure.class).hasMessageContaining("did not stop");
    }

    @Test
    void an_adapter_that_stops_at_the_end_of_its_value_succeeds_in_an_array() throws Exception {
        ArrayCodec.Elements<Visit> visits = visitsRead(4);

        for (int i = 0; i < 2; i++) {
            assertThat(visits.hasNext()).isTrue();
            assertThat(visits.next()).isEqualTo(new Visit("Ada", LocalDate.EPOCH));
        }
        assertThat(visits.hasNext()).isFalse();
    }

    private static ArrayCodec.Elements<Visit> visitsRead(int steps) throws Exception {
        Moshi moshi =
                new Moshi.Builder().add(Visit.class, new PartialReader(steps)).build();
        byte[] array = "[{\"name\":\"Ada\"},{\"name\":\"Ada\"}]".getBytes(UTF_8);
        ArrayCodec<Visit> codec = (ArrayCodec<Visit>) MoshiCodec.of(moshi).<Visit>forType(Visit.class);
        return codec.elements(array, 0, array.length);
    }

    private static String json(JsonCodec codec, Type type, Object value) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.forType(type).encode(value, out);
        return out.toString(UTF_8);
    }

    private static <T> T decode(JsonCodec codec, Type type, String json) throws Exception {
        byte[] bytes = json.getBytes(UTF_8);
        return codec.<T>forType(type).decode(bytes, 0, bytes.length);
    }

    @Test
    void half_a_surrogate_pair_in_a_char_array_is_rejected() {
        char[] half = {'a', '\ud83d'};

        assertThatThrownBy(() -> json(MoshiCodec.create(), char[].class, half))
                .hasMessage("half a surrogate pair at $");
    }

    public record Wrapped(String id, RawJson raw) {}

    @Test
    void RawJson_inside_an_item_is_rejected_with_advice() {
        MoshiCodec codec = MoshiCodec.create();
        String rule = "RawJson is a whole value, not a part of one: give that part as a map or list at $.raw";

        assertThatThrownBy(() -> json(codec, Wrapped.class, new Wrapped("1", RawJson.of("1"))))
                .hasMessage(rule);
        assertThatThrownBy(() -> decode(codec, Wrapped.class, "{\"id\":\"1\",\"raw\":1}"))
                .hasMessage(rule);
    }

    public record Needed(String id, int n) {}

    public record Strict(String id) {
        public Strict {
            if (id.equals("planted")) throw new IllegalArgumentException("not planted");
        }
    }

    @Test
    void a_problem_of_a_class_is_reported_without_the_value() {
        byte[] json = "{\"id\":\"planted\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        MoshiCodec codec = MoshiCodec.create();

        assertThatThrownBy(() -> codec.forType(Needed.class).decode(json, 0, json.length))
                .hasMessage("required value 'n' missing at $");
        assertThatThrownBy(() -> codec.forType(Strict.class).decode(json, 0, json.length))
                .hasMessage("the constructor threw IllegalArgumentException at $");
        assertThatThrownBy(() -> codec.forType(Map.class)
                        .encode(Map.of("at", new java.util.Date()), new java.io.ByteArrayOutputStream()))
                .hasMessage("Platform class java.util.Date requires explicit JsonAdapter to be registered at $.at");
    }
}
