package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CompositePath;
import com.azure.cosmos.models.CompositePathSortOrder;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.FeedRange;
import com.azure.cosmos.models.IndexingPolicy;
import com.azure.cosmos.models.PartitionKey;
import com.azure.cosmos.models.SqlParameter;
import com.azure.cosmos.models.SqlQuerySpec;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twenty items with the amounts 0 to 19, spread over ten keys; the SDK merges the rows of the ranges. */
class QueriesTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static final int COUNT = 20;

    private static CosmosContainer items;

    @BeforeAll
    static void fill_a_container() {
        CompositePath parity = new CompositePath().setPath("/parity").setOrder(CompositePathSortOrder.DESCENDING);
        CompositePath amount = new CompositePath().setPath("/amount").setOrder(CompositePathSortOrder.ASCENDING);
        items = SDK.newContainer(new CosmosContainerProperties("c", "/pk")
                .setIndexingPolicy(new IndexingPolicy().setCompositeIndexes(List.of(List.of(parity, amount)))));
        for (int i = 0; i < COUNT; i++)
            items.createItem(Map.of(
                    "id",
                    "i" + i,
                    "pk",
                    "k" + i % 10,
                    "amount",
                    i,
                    "parity",
                    i % 2 == 0 ? "even" : "odd",
                    "tags",
                    List.of("t" + i % 3, "t" + i % 5)));
    }

    private static <T> List<T> query(String sql, Class<T> type) {
        return query(new SqlQuerySpec(sql), null, type);
    }

    private static <T> List<T> query(SqlQuerySpec sql, CosmosQueryRequestOptions options, Class<T> type) {
        return items.queryItems(sql, options, type).stream().toList();
    }

    private static List<Integer> amounts(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static CosmosQueryRequestOptions inKey(String key) {
        return new CosmosQueryRequestOptions().setPartitionKey(new PartitionKey(key));
    }

    @Nested
    class Within_one_key {
        @Test
        void find_items() {
            SqlQuerySpec sql =
                    new SqlQuerySpec("SELECT * FROM c WHERE c.amount >= @least", new SqlParameter("@least", 5));

            assertThat(query(sql, inKey("k3"), Entry.class)).containsExactly(new Entry("i13", "k3", 13));
        }

        @Test
        void order_and_cut_them() {
            assertThat(query(
                            new SqlQuerySpec("SELECT TOP 1 VALUE c.amount FROM c ORDER BY c.amount DESC"),
                            inKey("k7"),
                            Integer.class))
                    .containsExactly(17);
        }

        @Test
        void count_them() {
            assertThat(query(new SqlQuerySpec("SELECT VALUE COUNT(1) FROM c"), inKey("k7"), Integer.class))
                    .containsExactly(2);
        }
    }

    @Nested
    class Across_keys {
        @Test
        void find_items() {
            assertThat(query("SELECT VALUE c.amount FROM c WHERE c.amount < 7", Integer.class))
                    .containsExactlyInAnyOrderElementsOf(amounts(0, 7));
        }

        @Test
        void project_them() {
            assertThat(query("SELECT c.amount AS n, c.pk FROM c WHERE c.id = 'i4'", JsonNode.class))
                    .singleElement()
                    .hasToString("{\"n\":4,\"pk\":\"k4\"}");
        }

        @Test
        void join_their_arrays() {
            assertThat(query("SELECT VALUE t FROM c JOIN t IN c.tags WHERE c.id = 'i4'", String.class))
                    .containsExactly("t1", "t4");
        }

        @Test
        void order_them() {
            assertThat(query("SELECT VALUE c.amount FROM c ORDER BY c.amount", Integer.class))
                    .containsExactlyElementsOf(amounts(0, COUNT));
        }

        @Test
        void order_whole_items_backwards() {
            assertThat(query("SELECT * FROM c WHERE c.amount > 15 ORDER BY c.amount DESC", Entry.class))
                    .extracting(Entry::amount)
                    .containsExactly(19, 18, 17, 16);
        }

        @Test
        void limit_them() {
            assertThat(query("SELECT TOP 3 VALUE c.amount FROM c ORDER BY c.amount", Integer.class))
                    .containsExactly(0, 1, 2);
            assertThat(query("SELECT VALUE c.amount FROM c ORDER BY c.amount OFFSET 5 LIMIT 3", Integer.class))
                    .containsExactly(5, 6, 7);
            assertThat(query("SELECT TOP 4 * FROM c", Entry.class)).hasSize(4);
        }

        @ParameterizedTest
        @CsvSource({"COUNT(1),20", "SUM(c.amount),190", "MIN(c.amount),0", "MAX(c.amount),19", "AVG(c.amount),9.5"})
        void aggregate_them(String aggregate, double expected) {
            assertThat(query("SELECT VALUE " + aggregate + " FROM c", Double.class))
                    .containsExactly(expected);
        }

        @Test
        void aggregate_them_in_several_ways() {
            assertThat(query("SELECT COUNT(1) AS n, MAX(c.amount) AS most FROM c", JsonNode.class))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.get("n").intValue()).isEqualTo(COUNT);
                        assertThat(row.get("most").intValue()).isEqualTo(19);
                    });
        }

        @Test
        void group_them() {
            List<JsonNode> groups =
                    query("SELECT c.parity, SUM(c.amount) AS total FROM c GROUP BY c.parity", JsonNode.class);

            assertThat(groups)
                    .extracting(row -> row.get("parity").textValue() + " "
                            + row.get("total").intValue())
                    .containsExactlyInAnyOrder("even 90", "odd 100");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ORDER BY c.parity"})
        void return_each_value_once(String order) {
            assertThat(query("SELECT DISTINCT VALUE c.parity FROM c" + order, String.class))
                    .containsExactlyInAnyOrder("even", "odd");
        }

        @Test
        void are_rejected_if_they_make_no_sense() {
            assertThat(statusOf(() -> query("SELECT * FORM c", Entry.class))).isEqualTo(400);
        }
    }

    @Test
    void each_feed_range_returns_its_part() {
        List<Integer> found = new ArrayList<>();
        for (FeedRange range : items.getFeedRanges())
            found.addAll(query(
                    new SqlQuerySpec("SELECT VALUE c.amount FROM c"),
                    new CosmosQueryRequestOptions().setFeedRange(range),
                    Integer.class));

        assertThat(found).containsExactlyInAnyOrderElementsOf(amounts(0, COUNT));
    }
}
