package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest extends FeatureTest {
    enum Size {
        BIG {
            @Override
            int factor() {
                return 2;
            }

            @Override
            public String toString() {
                return "big!";
            }
        };

        abstract int factor();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                value("a string", "it's \"é\uD83D\uDE00\"", "\"it's \\\"é\uD83D\uDE00\\\"\""),
                value("a whole number", 42, "42"),
                value("a long number", 9007199254740991L, "9007199254740991"),
                value("a fraction", -0.25, "-0.25"),
                value("true", true, "true"),
                value("false", false, "false"),
                value("null", null, "null"),
                value("an array", Arrays.asList("x", true, null), "[\"x\",true,null]"),
                value("a set", new TreeSet<>(List.of("x", "y")), "[\"x\",\"y\"]"),
                value("the keys of a map", Map.of("y", 1).keySet(), "[\"y\"]"),
                value("the values of a map", Map.of("y", 1).values(), "[1]"),
                value("a constant with a body", Size.BIG, "\"BIG\""),
                value("a list of constants with a body", List.of(Size.BIG), "[\"BIG\"]"),
                value("keys that are constants", new EnumMap<>(Map.of(Size.BIG, Size.BIG)), "{\"BIG\":\"BIG\"}"),
                value("keys that are numbers", Map.of(1, Map.of(2L, 3)), "{\"1\":{\"2\":3}}"),
                value("keys that are truths", Map.of(true, 1), "{\"true\":1}"),
                value("keys that are UUIDs", Map.of(new UUID(0, 1), 1), "{\"00000000-0000-0000-0000-000000000001\":1}"),
                value("an instant", Instant.EPOCH, "\"1970-01-01T00:00:00.0000000Z\""),
                value(
                        "a time with offset",
                        OffsetDateTime.parse("2024-01-01T01:00+01:00"),
                        "\"2024-01-01T00:00:00.0000000Z\""),
                value("bytes", new byte[] {1, -1}, "\"Af8=\""),
                value("an object", Map.of("deep", List.of("y")), "{\"deep\":[\"y\"]}"),
                value("raw JSON", RawJson.of("{\"a\":[1]}"), "{\"a\":[1]}"));
    }

    private static Arguments value(String name, Object value, String json) {
        return Arguments.argumentSet(name, value, json);
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_parameter_of_any_type_equals_what_is_stored(Object value, String json) {
        CosmosContainer items = container();
        items.createItem(RawJson.of("{\"id\":\"it\",\"pk\":\"a\",\"v\":" + json + "}"), Item.KEY);
        items.createItem(RawJson.of("{\"id\":\"other\",\"pk\":\"a\",\"v\":\"other\"}"), Item.KEY);

        SqlQuery query = SqlQuery.of("select value c.id from c where c.pk = 'a' and c.v = @v")
                .with("@v", value);

        assertThat(items.queryItems(query, String.class, QueryOptions.inPartition(Item.KEY)))
                .containsExactly("it");
    }

    @Test
    void several_parameters_each_have_their_value() {
        CosmosContainer items = container();
        for (int i = 0; i < 5; i++) items.createItem(Item.of("item-" + i, i), Item.KEY);

        SqlQuery query = SqlQuery.of("select value c.n from c where c.n > @from and c.n < @to and c.pk = @pk")
                .with("@from", 0)
                .with("@to", 3)
                .with("@pk", "a");

        assertThat(items.queryItems(query, Integer.class)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void a_parameter_is_never_part_of_the_text() {
        CosmosContainer items = container();
        items.createItem(Item.of("1"), Item.KEY);
        SqlQuery query = SqlQuery.of("select * from c where c.id = @id").with("@id", "' or 1 = 1 --");

        assertThat(items.queryItems(query, Item.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1},{\"name\":\"@b\",\"value\":2",
                "1,\"x\":2",
                "{}]",
                "[1,]",
                "{\"a\":[1}",
                "{\"a\":{]}",
                "{\"a\"}",
                "tru",
                "\"\\x\"",
                "\"",
                "01"
            })
    @Tag("emulator")
    void raw_JSON_that_is_not_one_value_is_rejected(String json) {
        CosmosContainer items = container();
        SqlQuery query = SqlQuery.of("select * from c where c.n = @a").with("@a", RawJson.of(json));

        assertNothingSent(() -> ArgumentErrors.assertRejected(
                () -> items.queryItems(query, Item.class).iterator().hasNext(),
                "parameter @a is not well-formed JSON"));
    }

    @Test
    @Tag("emulator")
    void text_and_parameters_are_sent_in_the_services_format() {
        CosmosContainer items = container();

        SqlQuery query = SqlQuery.of("select * from c where c.id = @id").with("@id", "1");
        assertThat(items.queryItems(query, Item.class)).isEmpty();

        assertThat(sent("docs.query")).isNotEmpty().allSatisfy(request -> {
            assertThat(request.header("content-type")).contains("application/query+json");
            assertThat(new String(request.body(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "{\"query\":\"select * from c where c.id = @id\",\"parameters\":[{\"name\":\"@id\",\"value\":\"1\"}]}");
        });
    }
}
