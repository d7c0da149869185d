package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.query.QueryText;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is checked of an item, and of a query, before anything is sent. */
class EncodedItemTest {
    private final Codecs codecs = new Codecs(new TestCodec());

    private EncodedItem encoded(Object item) {
        return EncodedItem.of(codecs, item, null, true);
    }

    @Test
    void is_what_the_codec_wrote() {
        EncodedItem item = encoded(Map.of("id", "1"));

        assertThat(new String(item.bytes(), 0, item.length(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"1\"}");
        assertThat(item.id()).isEqualTo("1");
    }

    @Test
    void may_be_raw_json_with_blanks_around_it() {
        assertThat(encoded(RawJson.of(" { \"x\":{\"id\":7}, \"id\" : \"\\u0031\" } "))
                        .id())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                    | item must be a JSON object",
                "\"text\"              | item must be a JSON object",
                "null                  | item must be a JSON object",
                "{}                    | item lacks an id: give it one, a string",
                "{\"ID\":\"1\"}        | item lacks an id: give it one, a string",
                "{\"id\":null}         | item lacks an id: give it one, a string",
                "{\"id\":7}            | item id must be a string",
                "{\"id\":\"\"}         | item id must not be blank",
                "{\"id\":\"a/b\"}      | item id must not contain '/'",
                "{\"id\":\"a\\\\b\"}   | item id must not contain '\\'",
            })
    void that_the_service_would_not_take_is_refused_with_the_reason(String json, String reason) {
        assertThatThrownBy(() -> encoded(RawJson.of(json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"id\":\"secret\"", "{secret}", "secret", "{\"id\":\"1\" \"secret\":2}"})
    void that_is_no_json_is_refused_without_showing_it(String json) {
        assertThatThrownBy(() -> encoded(RawJson.of(json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("item is not well-formed JSON")
                .hasMessageNotContaining("secret");
    }

    @Test
    void is_given() {
        assertThatThrownBy(() -> encoded(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("item must not be null");
    }

    @Test
    void has_at_most_two_megabytes() {
        String rest = "{\"id\":\"1\",\"x\":\"\"}";
        int room = 2 * 1024 * 1024 - rest.length();

        assertThat(encoded(Map.of("id", "1", "x", "y".repeat(room))).length()).isEqualTo(2 * 1024 * 1024);
        assertThatThrownBy(() -> encoded(Map.of("id", "1", "x", "y".repeat(room + 1))))
                .hasMessage("item must be at most 2097152 bytes of JSON, was 2097153");
    }

    @Nested
    class Whose_fields_the_codec_located {
        private final int[] told = new int[4];
        private boolean isTold = true;

        /** Writes texts as they are, and says what each test tells it. */
        private final JsonCodec telling = new JsonCodec() {
            @Override
            public String name() {
                return "telling";
            }

            @Override
            public <T> TypedCodec<T> forType(Type type) {
                return new TypedCodec<>() {
                    @Override
                    public void encode(T value, OutputStream out) throws IOException {
                        out.write(value.toString().getBytes(StandardCharsets.UTF_8));
                    }

                    @Override
                    public boolean encodeAndLocate(T value, OutputStream out, String[] names, int[] places)
                            throws IOException {
                        encode(value, out);
                        System.arraycopy(told, 0, places, 0, places.length);
                        return isTold;
                    }

                    @Override
                    public T decode(byte[] json, int offset, int length) {
                        throw new UnsupportedOperationException();
                    }
                };
            }
        };

        private EncodedItem located(String json) {
            JsonBuffer body = new JsonBuffer(16);
            body.ascii("[");
            String[] names = {"id", "pk"};
            return EncodedItem.located(new Codecs(telling), new StringBuilder(json), null, body, names, new int[4]);
        }

        private void tell(int... places) {
            System.arraycopy(places, 0, told, 0, places.length);
        }

        @Test
        void is_not_read_again() {
            tell(6, 9, 0, 0);

            EncodedItem item = located("{\"id\":\"1\",\"pk\":2}");

            assertThat(item.id()).isEqualTo("1");
            assertThat(item.fields()).hasSize(2).endsWith((JsonSlice) null);
        }

        @Test
        void is_read_if_the_codec_does_not_know_or_writes_no_object() {
            tell(0, 0, 0, 0);
            isTold = false;

            assertThat(located("{\"id\":\"1\",\"pk\":2}").fields()[1].longValue())
                    .isEqualTo(2);
            isTold = true;
            for (String each : List.of("[]", "null", "7"))
                assertThatThrownBy(() -> located(each)).hasMessage("item must be a JSON object");
            assertThatThrownBy(() -> located("")).hasMessageStartingWith("item is not well-formed JSON");
        }

        @Test
        void is_checked_as_any_other() {
            tell(0, 0, 0, 0);
            assertThatThrownBy(() -> located("{}")).hasMessage("item lacks an id: give it one, a string");
            tell(6, 7, 0, 0);
            assertThatThrownBy(() -> located("{\"id\":7}")).hasMessage("item id must be a string");
            String tooLong = "{\"id\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}";
            assertThatThrownBy(() -> located(tooLong)).hasMessageStartingWith("item must be at most 2097152 bytes");
        }
    }

    @Nested
    class A_query {
        private String parameters(SqlQuery query) {
            QueryText text = QueryTexts.of(codecs, query);
            return new String(text.parameters(), StandardCharsets.UTF_8);
        }

        @Test
        void has_its_parameters_written_by_the_codec() {
            assertThat(parameters(SqlQuery.of("select 1"))).isEqualTo("[]");
            assertThat(parameters(SqlQuery.of("q")
                            .with("@a", "ü\"")
                            .with("@b", null)
                            .with("@c", Map.of("x", 1))
                            .with("@d", RawJson.of("[1, 2]"))))
                    .isEqualTo("[{\"name\":\"@a\",\"value\":\"ü\\\"\"},{\"name\":\"@b\",\"value\":null},"
                            + "{\"name\":\"@c\",\"value\":{\"x\":1}},{\"name\":\"@d\",\"value\":[1, 2]}]");
        }

        @Test
        void has_at_most_512_kilobytes_with_its_parameters() {
            String text = "q".repeat(512 * 1024 - 2);

            assertThat(parameters(SqlQuery.of(text))).isEqualTo("[]");
            assertThatThrownBy(() -> parameters(SqlQuery.of(text + "q")))
                    .hasMessage("query must be at most 524288 bytes with its parameters, was 524289");
        }
    }
}
