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

/** What may be wrong with a codec, the codec that is wrong in this way, and the test that must find it. */
enum Defect {
    DROPS_THE_SECONDS_OF_KEYS("local_times_as_keys_have_the_form_they_have_as_values", PlainCodec.withoutTimes()),
    WRITES_JSON_AS_TEXT_AS_AN_OBJECT("JSON_as_text_is_no_part_of_another_value", PlainCodec.withoutTimes()),
    CLOSES_THE_STREAM("the_stream_stays_open", new SpoiltCodec() {
        @Override
        void write(byte[] json, OutputStream out) throws IOException {
            out.write(json);
            out.close();
        }
    }),
    HIDES_A_FAILING_STREAM("a_stream_that_fails_fails_the_encoding", new SpoiltCodec() {
        @Override
        void write(byte[] json, OutputStream out) {
            try {
                out.write(json);
            } catch (IOException hidden) {
                return;
            }
        }
    }),
    WRITES_A_BYTE_ORDER_MARK("text_is_UTF_8_without_a_byte_order_mark", new SpoiltCodec() {
        @Override
        void write(byte[] json, OutputStream out) throws IOException {
            out.write("\ufeff".getBytes(UTF_8));
            out.write(json);
        }
    }),
    WRITES_LATIN_1("letters_of_every_width_survive", new SpoiltCodec() {
        @Override
        void write(byte[] json, OutputStream out) throws IOException {
            out.write(new String(json, UTF_8).getBytes(ISO_8859_1));
        }
    }),
    READS_THE_WHOLE_ARRAY("a_value_is_read_from_the_middle_of_an_array", new SpoiltCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            return codec.decode(json, 0, json.length);
        }
    }),
    CHANGES_THE_ARRAY("the_array_is_not_changed", new SpoiltCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            Object value = codec.decode(json, offset, length);
            json[offset] = 0;
            return value;
        }
    }),
    KEEPS_THE_ARRAY("the_array_is_not_kept", new SpoiltCodec() {
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
    ENDS_AN_ARRAY_TOO_EARLY("end_behind_their_closing_bracket_whatever_follows", new SpoiltCodec() {
        @Override
        ArrayCodec.Elements<Object> spoil(ArrayCodec.Elements<Object> elements) {
            return new SpoiltElements(elements) {
                @Override
                public int end() {
                    return super.end() - 1;
                }
            };
        }
    }),
    PASSES_OVER_NULLS_OF_ARRAYS("give_their_values_in_order_and_null_for_null", new SpoiltCodec() {
        @Override
        ArrayCodec.Elements<Object> spoil(ArrayCodec.Elements<Object> elements) {
            return new SpoiltElements(elements) {
                @Override
                public Object next() throws Exception {
                    Object next = super.next();
                    return next == null && hasNext() ? super.next() : next;
                }
            };
        }
    }),
    TAKES_WHEN_ONLY_ASKED("may_be_asked_twice_whether_there_is_more", new SpoiltCodec() {
        @Override
        ArrayCodec.Elements<Object> spoil(ArrayCodec.Elements<Object> elements) {
            return new SpoiltElements(elements) {
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
    FORGETS_NULL("null_is_null_both_ways", new SpoiltCodec() {
        @Override
        void write(byte[] json, OutputStream out) throws IOException {
            if (json.length != 4) out.write(json);
        }
    }),
    DROPS_NULLS_IN_MAPS("untyped_maps_and_lists_survive_with_their_nulls", new SpoiltCodec() {
        @Override
        Object spoilInput(Object value) {
            if (!(value instanceof Map<?, ?> map)) return value;
            Map<Object, Object> copy = new LinkedHashMap<>(map);
            copy.values().removeIf(each -> each == null);
            return copy;
        }
    }),
    ROUNDS_DECIMALS("typed_big_numbers_keep_every_digit_and_zero", new SpoiltCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            Object value = codec.decode(json, offset, length);
            return value instanceof BigDecimal number ? new BigDecimal(number.doubleValue()) : value;
        }
    }),
    ROUNDS_UNTYPED_LONGS("untyped_longs_are_exact_or_the_nearest_double", new SpoiltCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            Object value = codec.decode(json, offset, length);
            if (value instanceof Map<?, ?> map && map.get("n") instanceof Long big)
                return Map.of("n", big.doubleValue());
            return value;
        }
    }),
    MIXES_THREADS_UP("one_typed_codec_serves_many_threads", new SpoiltCodec() {
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
    QUOTES_WHAT_IT_REFUSES("a_failure_to_read_tells_where", new SpoiltCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            try {
                return codec.decode(json, offset, length);
            } catch (CodecFailure e) {
                throw new CodecFailure(e.path(), e.getCause().getMessage(), e.getCause());
            }
        }
    }),
    COUNTS_FROM_ONE("a_failure_to_read_tells_where", new SpoiltCodec() {
        @Override
        Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
            try {
                return codec.decode(json, offset, length);
            } catch (CodecFailure e) {
                throw new CodecFailure(e.path().replace("[1]", "[2]"), e.problem(), e.getCause());
            }
        }
    }),
    KEEPS_THE_PLACE_TO_ITSELF("a_failure_to_write_tells_where", new SpoiltCodec() {
        @Override
        Object spoilInput(Object value) {
            if (value instanceof Map<?, ?> map && map.containsKey("a")) throw new IllegalStateException("cannot write");
            return value;
        }
    }),
    STOPS_AFTER_THE_VALUE(
            "anything_after_the_value_is_refused", settings().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)),
    REFUSES_UNKNOWN_PROPERTIES(
            "unknown_properties_are_ignored_whatever_they_hold",
            settings().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)),
    TAKES_SINGLE_QUOTES("malformed_text_is_refused", settings().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)),
    WRITES_BARE_NAN(
            "what_is_not_a_number_never_becomes_bare_text", settings().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)),
    WRITES_TIMES_OF_ANY_WIDTH("text_sorts_as_time_does", times(-1)),
    WRITES_MILLISECONDS("instants", times(3)),
    WRITES_YEARS_OF_ANY_WIDTH("years_of_another_width_are_refused", times(3)),
    KEEPS_OFFSETS("offsets_and_zones_are_written_as_UTC", PlainCodec.withoutTimes()),
    LOSES_OFFSETS(
            "an_offset_that_was_stored_is_read",
            PlainCodec.withoutTimes().enable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)),
    WRITES_DATES_AS_NUMBERS("instants", PlainCodec.withoutTimes().enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)),
    WRITES_WHAT_CONSTANTS_PRINT(
            "constants_go_by_their_names", settings().enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)),
    WRITES_KEYS_AS_CONSTANTS_PRINT(
            "constants_go_by_their_names_as_keys_too", settings().enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)),
    WANTS_KEYS_THAT_ARE_STRINGS("keys_that_are_no_strings_are_names_all_the_same", new SpoiltCodec() {
        @Override
        Object spoilInput(Object value) {
            if (value instanceof Map<?, ?> map) map.forEach((key, any) -> String.class.cast(key));
            return value;
        }
    }),
    WRITES_PLAIN_DECIMALS("values_have_one_form", settings().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)),
    WRITES_BYTES_AS_A_LIST("bytes_are_Base64_and_characters_are_text", new SpoiltCodec() {
        @Override
        void write(byte[] json, OutputStream out) throws IOException {
            out.write(new String(json, UTF_8).replace("\"Af8A\"", "[1,-1,0]").getBytes(UTF_8));
        }
    });

    final String foundBy;
    final JsonCodec codec;

    Defect(String foundBy, JsonMapper.Builder settings) {
        this(foundBy, new PlainCodec(settings.build()));
    }

    Defect(String foundBy, JsonCodec codec) {
        this.foundBy = foundBy;
        this.codec = codec;
    }

    private static JsonMapper.Builder times(int digits) {
        return PlainCodec.withoutTimes().addModule(new PlainTimes(digits));
    }

    private static JsonMapper.Builder settings() {
        return PlainCodec.goodSettings();
    }
}
