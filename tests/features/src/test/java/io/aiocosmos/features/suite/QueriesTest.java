package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosServiceException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QueriesTest extends FeatureTest {
    private static final QueryOptions IN_A = QueryOptions.inPartition(Item.KEY);

    /** Twenty items in four partition keys; five have the key {@code a}. */
    private CosmosContainer twenty() {
        CosmosContainer items = container();
        List<Item> all = IntStream.range(0, 20)
                .mapToObj(i -> new Item("item-" + i, List.of("a", "b", "c", "d").get(i % 4), i))
                .toList();
        assertThat(items.createItems(all, BulkOptions.defaults())).allMatch(result -> result.isOk());
        return items;
    }

    @Test
    void a_query_over_all_partitions_finds_items_of_each() {
        SqlQuery query = SqlQuery.of("select * from c where c.n >= @least").with("@least", 10);

        assertThat(twenty().queryItems(query, Item.class))
                .extracting(Item::n)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(10, 20).boxed().toList());
    }

    @Test
    void a_query_within_a_partition_key_finds_its_items_only() {
        assertThat(twenty().queryItems(SqlQuery.of("select * from c"), Item.class, IN_A))
                .extracting(Item::n)
                .containsExactlyInAnyOrder(0, 4, 8, 12, 16);
    }

    @Test
    void rows_within_a_partition_key_are_ordered() {
        SqlQuery query = SqlQuery.of("select * from c where c.pk = 'a' order by c.n desc");

        assertThat(twenty().queryItems(query, Item.class, IN_A))
                .extracting(Item::n)
                .containsExactly(16, 12, 8, 4, 0);
    }

    @Test
    void a_string_that_looks_like_a_part_of_a_plan_is_a_string() {
        CosmosContainer items = container();
        String text = "{documentdb-formattableorderbyquery-filter}";
        for (int i = 0; i < 3; i++)
            items.createItem(
                    RawJson.of("{\"id\":\"" + i + "\",\"pk\":\"a\",\"value\":" + i + ",\"x\":\"" + text + "\"}"));
        SqlQuery literal =
                SqlQuery.of("SELECT VALUE c.id FROM c WHERE c.x = '" + text + "' ORDER BY c[\"value\"] DESC");
        SqlQuery parameter = SqlQuery.of("SELECT VALUE c.id FROM c WHERE c.x = @x ORDER BY c[\"value\"] DESC")
                .with("@x", text);

        for (SqlQuery query : List.of(literal, parameter)) {
            assertThat(items.queryItems(query, String.class)).containsExactly("2", "1", "0");
            String behind =
                    items.queryItems(query, String.class).page(2).continuation().orElseThrow();
            assertThat(items.queryItems(query, String.class).page(behind, 2).items())
                    .containsExactly("0");
        }
    }

    @Test
    void an_aggregate_within_a_partition_key_is_one_row() {
        SqlQuery count = SqlQuery.of("select value count(1) from c where c.pk = 'a'");

        assertThat(twenty().queryItems(count, Integer.class, IN_A)).containsExactly(5);
    }

    @Test
    void value_queries_return_bare_values() {
        SqlQuery ids = SqlQuery.of("select value c.id from c where c.n < 4");

        assertThat(twenty().queryItems(ids, String.class))
                .containsExactlyInAnyOrder("item-0", "item-1", "item-2", "item-3");
    }

    @Test
    void raw_rows_are_the_services_own_bytes() {
        SqlQuery query = SqlQuery.of("select c.id, c.n from c where c.n = 7");

        assertThat(twenty().queryItems(query, RawJson.class))
                .extracting(RawJson::text)
                .containsExactly("{\"id\":\"item-7\",\"n\":7}");
    }

    @Test
    void a_query_that_finds_nothing_is_empty_in_every_form() {
        CosmosContainer items = twenty();
        SqlQuery none = SqlQuery.of("select * from c where c.pk = 'a' and c.n = -1");

        assertThat(items.queryItems(none, Item.class)).isEmpty();
        assertThat(items.queryItems(none, Item.class, IN_A)).isEmpty();
        try (Stream<Item> rows = items.queryItems(none, Item.class).stream()) {
            assertThat(rows).isEmpty();
        }
        assertThat(items.queryItems(none, Item.class, IN_A).page(10).items()).isEmpty();
    }

    @Test
    void a_stream_can_stop_early() {
        try (Stream<Item> rows = twenty().queryItems(SqlQuery.of("select * from c"), Item.class).stream()) {
            assertThat(rows.limit(3)).hasSize(3);
        }
    }

    @Test
    void each_iterator_runs_the_query_again() {
        CosmosContainer items = container();
        var rows = items.queryItems(SqlQuery.of("select * from c"), Item.class);
        assertThat(rows).isEmpty();

        items.createItem(Item.of("1"), Item.KEY);

        assertThat(rows).hasSize(1);
    }

    @Test
    @Tag("emulator")
    void nothing_is_sent_before_the_first_row_is_requested() {
        CosmosContainer items = container();

        assertNothingSent(() -> {
            items.queryItems(SqlQuery.of("select * from c"), Item.class).pages();
            items.queryItems(SqlQuery.of("select * from c"), Item.class).iterator();
        });
    }

    @Test
    void a_bad_query_fails_with_400_and_a_clear_message() {
        CosmosContainer items = container();

        assertThatThrownBy(() -> items.queryItems(SqlQuery.of("selekt * from c"), Item.class)
                        .iterator()
                        .hasNext())
                .isInstanceOfSatisfying(CosmosServiceException.class, bad -> {
                    assertThat(bad.statusCode()).isEqualTo(400);
                    assertThat(bad)
                            .hasMessageStartingWith("queryItems dbs/" + databaseId + "/colls/items: 400 BadRequest");
                    assertThat(bad.details().serviceMessage()).isNotBlank();
                });
    }

    @Test
    void a_query_of_a_missing_container_throws_even_if_failures_are_values() {
        database();
        CosmosContainer missing =
                client.throwOnFailure(false).database(databaseId).container("missing");

        assertThatThrownBy(() -> missing.queryItems(SqlQuery.of("select * from c"), Item.class)
                        .iterator()
                        .hasNext())
                .isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void rows_of_all_partitions_are_ordered() {
        SqlQuery query = SqlQuery.of("select value c.n from c where c.n < 6 order by c.n desc");

        assertThat(twenty().queryItems(query, Integer.class)).containsExactly(5, 4, 3, 2, 1, 0);
    }

    @Test
    void an_aggregate_of_all_partitions_is_one_row() {
        SqlQuery sum = SqlQuery.of("select value sum(c.n) from c");

        assertThat(twenty().queryItems(sum, Integer.class)).containsExactly(190);
    }

    @Test
    void a_limit_applies_to_all_partitions_together() {
        SqlQuery query = SqlQuery.of("select value c.n from c order by c.n offset 2 limit 3");

        assertThat(twenty().queryItems(query, Integer.class)).containsExactly(2, 3, 4);
    }

    @Test
    void async_rows_are_read_by_a_callback_or_into_a_bounded_list() {
        var rows = twenty().async().queryItems(SqlQuery.of("select * from c where c.pk = 'a'"), Item.class, IN_A);
        List<Integer> seen = new CopyOnWriteArrayList<>();

        rows.forEach(item -> seen.add(item.n())).join();

        assertThat(seen).containsExactlyInAnyOrder(0, 4, 8, 12, 16);
        assertThat(rows.toList(5).join()).hasSize(5);
        assertThatThrownBy(() -> rows.toList(4).join()).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_query_by_another_key_finds_nothing() {
        QueryOptions other = QueryOptions.inPartition(PartitionKey.of("z"));

        assertThat(twenty().queryItems(SqlQuery.of("select * from c"), Item.class, other))
                .isEmpty();
    }
}
