package io.aiocosmos.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.CodecFailure;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** A defect of a codec, a codec that has it, and the test that must find it. */
enum CodecDefect {
    DROPS_THE_SECONDS_OF_KEYS("local_times_have_the_same_format_as_keys_and_as_values", ReferenceCodec.withoutTimes()),
    WRITES_JSON_AS_TEXT_AS_AN_OBJECT("RawJson_inside_a_value_is_rejected", ReferenceCodec.withoutTimes()),
    CLOSES_THE_STREAM("the_stream_is_left_open", new DefectiveCodec() {
        @Override
        void write(byte[] json, OutputStream out) throws IOException {
            out.write(json);
            out.close();
        }
    }),
    HIDES_A_FAILING_STREAM("a_failing_stream_fails_encoding", new DefectiveCodec() {
        @Override
        void write(byte[] json, OutputStream out) {
            try {
                out.write(json);
            } catch (IOException hidden) {
                return;
            }
        }
    }),
    WRITES_A_BYTE_ORDER_MARK("text_is_UTF_8_without_a_byte_order_mark", new DefectiveCodec() {
        @Override
        void write(byte[] json, OutputStream out) throws IOException {
            out.write("\ufeff".getBytes(UTF_8));
            out.write(json);
        }
    }),
    WRITES_LATIN_1("characters_of_every_UTF_8_length_survive", new DefectiveCodec() {
        @Override
        void write(byte[] json, OutputStream out) throws IOException {
            out.write(new String(json, UTF_8).getBytes(ISO_8859_1));
        }
    }),
    READS_THE_WHOLE_ARRAY("a_value_is_read_from_the_middle_of_an_array", new DefectiveCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            return codec.decode(json, 0, json.length);
        }
    }),
    CHANGES_THE_ARRAY("the_array_is_unchanged", new DefectiveCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            Object value = codec.decode(json, offset, length);
            json[offset] = 0;
            return value;
        }
    }),
    KEEPS_THE_ARRAY("the_array_is_not_kept", new DefectiveCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            Object value = codec.decode(json, offset, length);
            if (!(value instanceof Map)) return value;
            return new AbstractMap<Object, Object>() {
                @Override
                @SuppressWarnings("unchecked")
                public Set<Entry<Object, Object>> entrySet() {
                    try {
                        return ((Map<Object, Object>) codec.decode(json, offset, length)).entrySet();
                    } catch (Exception changedMeanwhile) {
                        throw new IllegalStateException(changedMeanwhile);
                    }
                }
            };
        }
    }),
    CLAIMS_TO_KNOW_PLACES("are_where_the_values_stand", new DefectiveCodec() {
        @Override
        boolean claimsToLocate() {
            return true;
        }
    }),
    ENDS_AN_ARRAY_TOO_EARLY("end_behind_the_closing_bracket", new DefectiveCodec() {
        @Override
        ArrayCodec.Elements<Object> distort(ArrayCodec.Elements<Object> elements) {
            return new DefectiveElements(elements) {
                @Override
                public int end() {
                    return super.end() - 1;
                }
            };
        }
    }),
    SKIPS_NULLS_IN_ARRAYS("return_their_values_in_order_with_nulls", new DefectiveCodec() {
        @Override
        ArrayCodec.Elements<Object> distort(ArrayCodec.Elements<Object> elements) {
            return new DefectiveElements(elements) {
                @Override
                public Object next() throws Exception {
                    Object next = super.next();
                    return next == null && hasNext() ? super.next() : next;
                }
            };
        }
    }),
    SKIPS_VALUES_IN_HAS_NEXT("do_not_advance_in_hasNext", new DefectiveCodec() {
        @Override
        ArrayCodec.Elements<Object> distort(ArrayCodec.Elements<Object> elements) {
            return new DefectiveElements(elements) {
                private boolean asked;

                @Override
                public boolean hasNext() throws Exception {
                    if (asked && super.hasNext()) next();
                    asked = !asked;
                    return super.hasNext();
                }
            };
        }
    }),
    DROPS_NULL("null_is_encoded_and_decoded", new DefectiveCodec() {
        @Override
        void write(byte[] json, OutputStream out) throws IOException {
            if (json.length != 4) out.write(json);
        }
    }),
    DROPS_NULLS_IN_MAPS("untyped_maps_and_lists_survive_with_their_nulls", new DefectiveCodec() {
        @Override
        Object distortInput(Object value) {
            if (!(value instanceof Map<?, ?> map)) return value;
            Map<Object, Object> copy = new LinkedHashMap<>(map);
            copy.values().removeIf(each -> each == null);
            return copy;
        }
    }),
    ROUNDS_DECIMALS("typed_big_numbers_keep_every_digit", new DefectiveCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            Object value = codec.decode(json, offset, length);
            return value instanceof BigDecimal number ? new BigDecimal(number.doubleValue()) : value;
        }
    }),
    ROUNDS_UNTYPED_LONGS("untyped_longs_are_exact_or_the_nearest_double", new DefectiveCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            Object value = codec.decode(json, offset, length);
            if (value instanceof Map<?, ?> map && map.get("n") instanceof Long big)
                return Map.of("n", big.doubleValue());
            return value;
        }
    }),
    MIXES_UP_THREADS("a_typed_codec_is_thread_safe", new DefectiveCodec() {
        private final Exchanger<byte[]> buffer = new Exchanger<>();

        @Override
        void write(byte[] json, OutputStream out) throws Exception {
            out.write(othersBytesIfAnotherThreadIsHere(json));
        }

        private byte[] othersBytesIfAnotherThreadIsHere(byte[] json) throws InterruptedException {
            try {
                return buffer.exchange(json, 10, TimeUnit.MILLISECONDS);
            } catch (TimeoutException alone) {
                return json;
            }
        }
    }),
    QUOTES_THE_VALUE("a_decoding_failure_has_the_path", new DefectiveCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            try {
                return codec.decode(json, offset, length);
            } catch (CodecFailure e) {
                throw new CodecFailure(e.path(), e.getCause().getMessage(), e.getCause());
            }
        }
    }),
    COUNTS_FROM_ONE("a_decoding_failure_has_the_path", new DefectiveCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            try {
                return codec.decode(json, offset, length);
            } catch (CodecFailure e) {
                throw new CodecFailure(e.path().replace("[1]", "[2]"), e.problem(), e.getCause());
            }
        }
    }),
    REPORTS_NO_PATH("an_encoding_failure_has_the_path", new DefectiveCodec() {
        @Override
        Object distortInput(Object value) {
            if (value instanceof Map<?, ?> map && map.containsKey("a")) throw new IllegalStateException("cannot write");
            return value;
        }
    }),
    IGNORES_TRAILING_BYTES(
            "anything_behind_the_value_is_rejected",
            settings().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)),
    REJECTS_UNKNOWN_PROPERTIES(
            "unknown_properties_are_ignored", settings().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)),
    ACCEPTS_SINGLE_QUOTES("malformed_JSON_is_rejected", settings().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)),
    WRITES_BARE_NAN(
            "NaN_and_infinity_are_quoted_or_rejected", settings().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)),
    WRITES_TIMES_OF_ANY_WIDTH("strings_sort_as_the_times_do", times(-1)),
    WRITES_MILLISECONDS("instants_have_seven_decimals", times(3)),
    WRITES_YEARS_OF_ANY_WIDTH("years_without_four_digits_are_rejected", times(3)),
    KEEPS_OFFSETS("offsets_and_zones_are_written_as_UTC", ReferenceCodec.withoutTimes()),
    LOSES_OFFSETS(
            "a_stored_offset_is_decoded",
            ReferenceCodec.withoutTimes().enable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)),
    WRITES_DATES_AS_NUMBERS(
            "instants_have_seven_decimals",
            ReferenceCodec.withoutTimes().enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)),
    WRITES_CONSTANTS_BY_TO_STRING(
            "constants_are_written_by_name", settings().enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)),
    WRITES_KEYS_BY_TO_STRING(
            "constants_as_keys_are_written_by_name", settings().enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)),
    REJECTS_OTHER_KEYS_THAN_STRINGS("keys_of_other_types_are_written_as_strings", new DefectiveCodec() {
        @Override
        Object distortInput(Object value) {
            if (value instanceof Map<?, ?> map) map.forEach((key, any) -> String.class.cast(key));
            return value;
        }
    }),
    WRITES_PLAIN_DECIMALS("values_have_one_format", settings().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)),
    WRITES_BYTES_AS_A_LIST("byte_arrays_are_Base64_and_char_arrays_are_strings", new DefectiveCodec() {
        @Override
        void write(byte[] json, OutputStream out) throws IOException {
            out.write(new String(json, UTF_8).replace("\"Af8A\"", "[1,-1,0]").getBytes(UTF_8));
        }
    });

    final String foundBy;
    final JsonCodec codec;

    CodecDefect(String foundBy, JsonMapper.Builder settings) {
        this(foundBy, new ReferenceCodec(settings.build()));
    }

    CodecDefect(String foundBy, JsonCodec codec) {
        this.foundBy = foundBy;
        this.codec = codec;
    }

    private static JsonMapper.Builder times(int digits) {
        return ReferenceCodec.withoutTimes().addModule(new ReferenceTimes(digits));
    }

    private static JsonMapper.Builder settings() {
        return ReferenceCodec.goodSettings();
    }
}
