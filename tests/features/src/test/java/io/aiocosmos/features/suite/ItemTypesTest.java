package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TypeRef;
import io.aiocosmos.error.CosmosCodecException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ItemTypesTest extends FeatureTest {
    private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {};

    public record Line(String text, double price) {}

    public record Order<T>(String id, String pk, List<T> lines) {}

    @Test
    void a_map_is_written_and_read() {
        CosmosContainer items = container();

        items.createItem(Map.of("id", "1", "pk", "a", "tags", List.of("x", "y"), "done", true));

        Map<String, Object> read = items.readItem("1", Item.KEY, MAP).value();
        assertThat(read).containsEntry("id", "1").containsEntry("tags", List.of("x", "y"));
        assertThat(read).containsEntry("done", true).containsKey("_etag");
    }

    @Test
    void a_generic_type_is_read_by_its_reference() {
        CosmosContainer items = container();
        items.createItem(
                RawJson.of("{\"id\":\"1\",\"pk\":\"a\",\"lines\":[{\"text\":\"tea\",\"price\":2.5}]}"), Item.KEY);

        Order<Line> order =
                items.readItem("1", Item.KEY, new TypeRef<Order<Line>>() {}).value();

        assertThat(order).isEqualTo(new Order<>("1", "a", List.of(new Line("tea", 2.5))));
    }

    @Test
    void an_item_is_found_as_a_generic_type_too() {
        CosmosContainer items = container();
        items.createItem(Item.of("1"), Item.KEY);

        assertThat(items.findItem("1", Item.KEY, MAP))
                .hasValueSatisfying(found -> assertThat(found).containsEntry("pk", "a"));
        assertThat(items.findItem("2", Item.KEY, MAP)).isEmpty();
    }

    @Test
    void raw_json_is_read_without_the_codec() {
        CosmosContainer items = container();
        CosmosResponse<Item> created = items.createItem(Item.of("1"), Item.KEY);

        String text = items.readItem("1", Item.KEY, RawJson.class).value().text();

        assertThat(text).startsWith("{").contains("\"pk\":\"a\"", "\"_rid\":", "\"_ts\":");
        assertThat(text).contains("\"_etag\":\"" + created.etag().orElseThrow().replace("\"", "\\\""));
    }

    @Test
    @Tag("emulator")
    void raw_json_is_sent_byte_for_byte() {
        String json = "{ \"id\" : \"1\",\t\"pk\":\"a\", \"n\": 1.50, \"text\":\"\\u00e9é\" }";

        container().createItem(RawJson.of(json));

        assertThat(sent("docs.create"))
                .singleElement()
                .satisfies(request -> assertThat(new String(request.body(), StandardCharsets.UTF_8))
                        .isEqualTo(json));
    }

    @Test
    void all_kinds_of_text_survive() {
        CosmosContainer items = container();
        String text = "tab\t quote\" backslash\\ é 中 \uD83D\uDE00 \u2028 nul\u0000";

        items.createItem(Map.of("id", "1", "pk", "a", "text", text));

        assertThat(items.readItem("1", Item.KEY, MAP).value()).containsEntry("text", text);
    }

    @Test
    void a_type_that_does_not_fit_fails_with_type_and_no_value() {
        CosmosContainer items = container();
        items.createItem(RawJson.of("{\"id\":\"1\",\"pk\":\"a\",\"n\":\"planted-value\"}"), Item.KEY);

        assertThatThrownBy(() -> items.readItem("1", Item.KEY, Item.class).value())
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("Item")
                .hasMessageNotContaining("planted-value");
    }

    @Test
    void a_row_that_does_not_fit_fails_with_its_path_and_no_value() {
        CosmosContainer items = container();
        items.createItem(Item.of("1", 1), Item.KEY);
        items.createItem(RawJson.of("{\"id\":\"2\",\"pk\":\"a\",\"n\":\"planted-value\"}"), Item.KEY);
        SqlQuery all = SqlQuery.of("select * from c where c.pk = 'a' order by c.id");

        Iterator<Item> rows = items.queryItems(all, Item.class, QueryOptions.inPartition(Item.KEY))
                .iterator();

        assertThat(rows.next().id()).isEqualTo("1");
        assertThatThrownBy(rows::next)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("$.n")
                .hasMessageNotContaining("planted-value");
    }

    @Test
    void rows_of_queries_are_decoded_by_their_type() {
        CosmosContainer items = container();
        items.createItem(Item.of("1", 5), Item.KEY);

        assertThat(items.queryItems(SqlQuery.of("select c.id, c.n from c"), MAP))
                .singleElement()
                .satisfies(row -> assertThat(row).containsOnlyKeys("id", "n"));
    }
}
