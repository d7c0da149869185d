package io.aiocosmos.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSliceTest {
    private static JsonSlice slice(String json) {
        return JsonSlice.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonSlice slice) {
        return slice == null ? null : new String(slice.toBytes(), StandardCharsets.UTF_8);
    }

    private static void assertMalformed(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(MalformedJsonException.class);
    }

    @Nested
    class Fields {
        @Test
        void are_found_by_name_as_they_are_written() {
            JsonSlice object = slice("{ \"a\" : [1, 2] , \"b\":{\"a\":true}}");

            assertThat(text(object.field("a"))).isEqualTo("[1, 2]");
            assertThat(text(object.field("b"))).isEqualTo("{\"a\":true}");
            assertThat(object.field("c")).isNull();
        }

        @Test
        void repeated_give_the_last_one() {
            assertThat(slice("{\"a\":1,\"a\":2}").field("a").longValue()).isEqualTo(2);
        }

        @Test
        void are_found_by_escaped_and_non_ascii_names() {
            JsonSlice object = slice("{\"\\u0061b\":1,\"é\":2,\"abc\":3}");

            assertThat(object.field("ab").longValue()).isEqualTo(1);
            assertThat(object.field("é").longValue()).isEqualTo(2);
            assertThat(object.field("a")).isNull();
            assertThat(object.field("abcd")).isNull();
        }

        @Test
        void are_not_found_by_names_that_only_look_alike() {
            JsonSlice object = slice("{\"a\\\\\":1,\"b\\\\b\":2,\"abcé\":3,\"c\\n\":4,\"\":5}");

            assertThat(object.field("a\\").longValue()).isEqualTo(1);
            assertThat(object.field("a\\\\")).isNull();
            assertThat(object.field("b\\b").longValue()).isEqualTo(2);
            assertThat(object.field("b\b")).isNull();
            assertThat(object.field("abcé").longValue()).isEqualTo(3);
            assertThat(object.field("abc")).isNull();
            assertThat(object.field("abcÃ©")).isNull();
            assertThat(object.field("c\n").longValue()).isEqualTo(4);
            assertThat(object.field("c\\n")).isNull();
            assertThat(object.field("").longValue()).isEqualTo(5);
        }

        /** Jackson takes such escapes in strings, not in names; we make no difference. */
        @Test
        void may_have_half_a_surrogate_pair_in_their_name() {
            JsonSlice object = slice("{\"\\ud834\":1}");

            assertThat(object.field("\ud834").longValue()).isEqualTo(1);
            assertThat(JacksonReference.tree(object.toBytes())).isEmpty();
        }

        @Test
        void several_come_in_the_order_asked_for() {
            JsonSlice[] found = slice("{\"x\":1,\"y\":2,\"x\":3}").fields("y", "none", "x");

            assertThat(text(found[0])).isEqualTo("2");
            assertThat(found[1]).isNull();
            assertThat(text(found[2])).isEqualTo("3");
        }

        @Test
        void walked_keep_their_order_and_their_repetitions() {
            JsonFields fields = slice("{\"z\":1,\"a\":2,\"z\":3}").fields();

            List<String> seen = new ArrayList<>();
            while (fields.next()) seen.add(fields.name() + text(fields.value()));

            assertThat(seen).containsExactly("z1", "a2", "z3");
            assertThat(fields.next()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "{\"a\"",
                    "{\"a\":",
                    "{\"a\":1",
                    "{\"a\":1,",
                    "{\"a\":1,}",
                    "{,\"a\":1}",
                    "{\"a\" 1}",
                    "{a:1}",
                    "{\"a\":1}}",
                    "{\"a\":1 \"b\":2}",
                    "{\"a\":01}",
                    "{\"a\":tru}",
                    "{\"a\":nullx}",
                    "{} {}",
                    "[]",
                    "\"a\""
                })
        void of_malformed_objects_are_refused(String json) {
            assertMalformed(() -> slice(json).field("z"));
        }
    }

    @Nested
    class A_path {
        @Test
        void leads_through_objects() {
            assertThat(slice("{\"a\":{\"b\":{\"c\":7}}}").at("a", "b", "c").longValue())
                    .isEqualTo(7);
        }

        @Test
        void ends_in_nothing_where_a_name_is_missing_or_no_object_is() {
            JsonSlice object = slice("{\"a\":{\"b\":[{\"c\":7}]},\"s\":\"x\"}");

            assertThat(object.at("a", "x", "c")).isNull();
            assertThat(object.at("a", "b", "c")).isNull();
            assertThat(object.at("s", "c")).isNull();
        }

        @Test
        void without_steps_is_the_value_itself() {
            assertThat(text(slice(" 5 ").at())).isEqualTo("5");
        }
    }

    @Nested
    class Scalars {
        @Test
        void each_byte_means_the_same_wherever_it_stands_in_a_string() {
            for (int b = 0; b < 256; b++)
                for (int place = 1; place <= 20; place++) {
                    byte[] json = "\"01234567890123456789x\"".getBytes(StandardCharsets.US_ASCII);
                    json[place] = (byte) b;
                    int end = b == '"' ? place + 1 : json.length;
                    if (b < ' ') assertMalformed(() -> JsonScanner.skipValue(json, 0, json.length));
                    else assertThat(JsonScanner.skipValue(json, 0, json.length)).isEqualTo(end);
                }
        }

        @Test
        void strings_are_unescaped() {
            assertThat(slice("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00é😀\"")
                            .string())
                    .isEqualTo("a\"\\/\b\f\n\r\té😀é😀");
            assertThat(slice("\"\\ud800\"").string()).isEqualTo("\ud800");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"\"", "\"a", "\"a\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u00g0\"", "\"a\nb\"", "\"a\"b\"", "5"})
        void broken_strings_are_refused(String json) {
            assertMalformed(() -> slice(json).string());
        }

        @ParameterizedTest
        @CsvSource({"C080", "C1BF", "E08080", "EDA080", "F0808080", "F4908080", "F8", "80", "C3", "E282", "C328"})
        void strings_that_are_not_utf8_are_refused(String hex) {
            byte[] inner = new byte[hex.length() / 2];
            for (int i = 0; i < inner.length; i++)
                inner[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
            JsonBuffer json = new JsonBuffer(16).ascii("\"");
            json.write(inner, 0, inner.length);
            json.ascii("\"");

            assertMalformed(() -> JsonSlice.of(json.toBytes()).string());
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1, -1, 10, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE + 1})
        void whole_numbers_have_the_range_of_long(long number) {
            assertThat(slice(Long.toString(number)).longValue()).isEqualTo(number);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "9223372036854775808",
                    "-9223372036854775809",
                    "99999999999999999999",
                    "1.0",
                    "1e3",
                    "true",
                    "-"
                })
        void what_is_no_long_is_refused_as_one(String json) {
            assertMalformed(() -> slice(json).longValue());
        }

        @Test
        void doubles_may_have_three_digit_exponents_as_the_service_prints_them() {
            assertThat(slice("1.8446744073709552e+019").doubleValue()).isEqualTo(1.8446744073709552e19);
            assertThat(slice("1e999").doubleValue()).isInfinite();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0",
                    "-0",
                    "0.0",
                    "-0.0",
                    "6.29",
                    "7.43",
                    "0.1",
                    "0.3",
                    "1234567.8",
                    "9999999.9",
                    "0.0000001",
                    "999999999",
                    "9999999999",
                    "2147483648.5",
                    "1e3",
                    "1.5E-7",
                    "-12.25",
                    "0.30000000000000004"
                })
        void doubles_are_the_nearest_ones(String json) {
            assertThat(slice(json).doubleValue()).isEqualTo(Double.valueOf(json));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.", ".5", "01", "1e", "1e+", "-", "+1", "0x1", "NaN", "1d", "null"})
        void what_is_no_number_is_refused_as_one(String json) {
            assertMalformed(() -> slice(json).doubleValue());
        }

        @Test
        void literals_are_what_they_say() {
            assertThat(slice("true").booleanValue()).isTrue();
            assertThat(slice("false").booleanValue()).isFalse();
            assertThat(slice("null").isNull()).isTrue();
            assertThat(slice("0").isNull()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"tru", "truee", "True", "fals", "null", "1"})
        void what_is_no_boolean_is_refused_as_one(String json) {
            assertMalformed(() -> slice(json).booleanValue());
        }

        @ParameterizedTest
        @CsvSource(
                value = {"{}|OBJECT", "[]|ARRAY", "\"\"|STRING", "-1|NUMBER", "7|NUMBER", "true|BOOLEAN", "null|NULL"},
                delimiter = '|')
        void show_their_kind_in_the_first_byte(String json, JsonKind kind) {
            assertThat(slice(json).kind()).isEqualTo(kind);
        }
    }

    /** The limits of what reading checks, as the package says. */
    @Nested
    class What_is_skipped_is_only_delimited {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[1 2]",
                    "{\"x\" 1}",
                    "[}",
                    "[tru]",
                    "[01]",
                    "{\"a\":{\"b\":\"\\q\"}}",
                    "\"\\q\"",
                    "\"\\u12\""
                })
        void so_it_may_be_malformed_inside(String inner) {
            JsonSlice object = slice("{\"skipped\":" + inner + ",\"wanted\":1}");

            assertThat(object.field("wanted").longValue()).isEqualTo(1);
            assertThat(text(object.field("skipped"))).isEqualTo(inner);
            assertThat(JacksonReference.tree(inner.getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"[1", "[\"]", "{\"a\":\"\u0001\"}", "[[]", "tru", "01"})
        void but_it_must_end_where_it_seems_to(String inner) {
            assertMalformed(
                    () -> slice("{\"skipped\":" + inner + ",\"wanted\":1}").field("wanted"));
        }
    }

    @Nested
    class Limits {
        @Test
        void as_many_levels_as_allowed_are_skipped_and_one_more_is_refused() {
            String deepest = "[".repeat(JsonScanner.MAX_DEPTH) + "]".repeat(JsonScanner.MAX_DEPTH);

            assertThat(slice("{\"a\":" + deepest + "}").field("a").length()).isEqualTo(2 * JsonScanner.MAX_DEPTH);
            assertMalformed(() -> slice("{\"a\":[" + deepest + "]}").field("a"));
        }

        @Test
        void a_slice_stays_within_its_bounds() {
            byte[] json = "xx{\"a\":1}yy".getBytes(StandardCharsets.UTF_8);

            assertThat(JsonSlice.of(json, 2, 7).field("a").longValue()).isEqualTo(1);
            assertMalformed(() -> JsonSlice.of(json, 2, 6).field("a"));
            assertThatThrownBy(() -> JsonSlice.of(json, 2, 10)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> JsonSlice.of(json, -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  \n"})
        void nothing_is_no_value(String json) {
            assertMalformed(() -> slice(json));
        }
    }

    @Test
    void messages_have_the_offset_and_not_the_text() {
        assertThatThrownBy(() -> slice("{\"secret\":hunter2}").field("secret"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("offset 10")
                .hasMessageNotContainingAny("secret", "hunter2");
        assertThat(slice("\"secret\"").toString()).isEqualTo("JSON of 8 bytes at offset 0");
    }
}
