package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CompositePath;
import com.azure.cosmos.models.CompositePathSortOrder;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.CosmosItemIdentity;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.FeedRange;
import com.azure.cosmos.models.FeedResponse;
import com.azure.cosmos.models.IndexingPolicy;
import com.azure.cosmos.models.PartitionKey;
import com.azure.cosmos.models.PartitionKeyBuilder;
import com.azure.cosmos.models.PartitionKeyDefinition;
import com.azure.cosmos.models.PartitionKeyDefinitionVersion;
import com.azure.cosmos.models.PartitionKind;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Twenty items with the amounts 0 to 19 over four ranges, read page by page. If the SDK returns continuations, each
 * page is read by a new call with the continuation only.
 */
class QueryPagesTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().partitions(4));

    private static final int COUNT = 20;

    private static CosmosContainer items;
    private static CosmosContainer tenants;

    @BeforeAll
    static void fill_two_containers() {
        CompositePath parity = new CompositePath().setPath("/parity").setOrder(CompositePathSortOrder.DESCENDING);
        CompositePath amount = new CompositePath().setPath("/amount").setOrder(CompositePathSortOrder.ASCENDING);
        IndexingPolicy policy = new IndexingPolicy().setCompositeIndexes(List.of(List.of(parity, amount)));
        items = SDK.newContainer(new CosmosContainerProperties("c", "/pk").setIndexingPolicy(policy));
        tenants = SDK.newContainer(new CosmosContainerProperties(
                        "tenants",
                        new PartitionKeyDefinition()
                                .setKind(PartitionKind.MULTI_HASH)
                                .setVersion(PartitionKeyDefinitionVersion.V2)
                                .setPaths(List.of("/parity", "/pk")))
                .setIndexingPolicy(policy));
        for (int i = 0; i < COUNT; i++) {
            Map<String, Object> item =
                    Map.of("id", "i" + i, "pk", "k" + i % 10, "amount", i, "parity", i % 2 == 0 ? "even" : "odd");
            items.createItem(item);
            tenants.createItem(item);
        }
    }

    private static CosmosQueryRequestOptions all() {
        return new CosmosQueryRequestOptions();
    }

    private static List<Integer> resumed(
            CosmosContainer container, String sql, CosmosQueryRequestOptions options, int pageSize) {
        List<Integer> found = new ArrayList<>();
        String continuation = null;
        do {
            FeedResponse<Integer> page = container
                    .queryItems(sql, options, Integer.class)
                    .iterableByPage(continuation, pageSize)
                    .iterator()
                    .next();
            assertThat(page.getResults()).hasSizeLessThanOrEqualTo(pageSize);
            found.addAll(page.getResults());
            continuation = page.getContinuationToken();
        } while (continuation != null);
        return found;
    }

    private static List<Integer> amounts(String range) {
        String[] ends = range.split("-");
        int from = Integer.parseInt(ends[0]);
        int to = Integer.parseInt(ends[1]);
        return from <= to
                ? IntStream.rangeClosed(from, to).boxed().toList()
                : IntStream.rangeClosed(to, from)
                        .map(i -> from + to - i)
                        .boxed()
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT VALUE c.amount FROM c | 0-19",
                "SELECT VALUE c.amount FROM c WHERE c.amount BETWEEN 4 AND 12 | 4-12",
                "SELECT VALUE c.amount FROM c OFFSET 0 LIMIT 20 | 0-19"
            })
    void rows_without_an_order_continue_without_gaps(String sql, String expected) {
        for (int pageSize : new int[] {1, 3, 100})
            assertThat(resumed(items, sql, all(), pageSize)).containsExactlyInAnyOrderElementsOf(amounts(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT VALUE c.amount FROM c ORDER BY c.amount | 0-19",
                "SELECT VALUE c.amount FROM c ORDER BY c.amount DESC | 19-0",
                "SELECT VALUE c.amount FROM c WHERE c.amount > 9 ORDER BY c.amount | 10-19",
                "SELECT TOP 7 VALUE c.amount FROM c ORDER BY c.amount | 0-6",
                "SELECT VALUE c.amount FROM c ORDER BY c.amount OFFSET 4 LIMIT 9 | 4-12",
                "SELECT DISTINCT VALUE c.amount FROM c ORDER BY c.amount | 0-19"
            })
    void rows_in_order_continue_without_gaps(String sql, String expected) {
        for (int pageSize : new int[] {1, 3, 100})
            assertThat(resumed(items, sql, all(), pageSize)).containsExactlyElementsOf(amounts(expected));
    }

    @Test
    void rows_in_the_order_of_two_paths_continue_without_gaps() {
        String sql = "SELECT VALUE c.amount FROM c ORDER BY c.parity DESC, c.amount ASC";

        assertThat(resumed(items, sql, all(), 3))
                .containsExactly(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18);
    }

    @Test
    void within_a_key_they_continue_without_gaps() {
        CosmosQueryRequestOptions key = all().setPartitionKey(new PartitionKey("k3"));

        assertThat(resumed(items, "SELECT VALUE c.amount FROM c", key, 1)).containsExactly(3, 13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ORDER BY c.amount"})
    void within_each_feed_range_they_continue_without_gaps(String order) {
        List<Integer> found = new ArrayList<>();
        for (FeedRange range : items.getFeedRanges())
            found.addAll(resumed(items, "SELECT VALUE c.amount FROM c" + order, all().setFeedRange(range), 2));

        assertThat(found).containsExactlyInAnyOrderElementsOf(amounts("0-19"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ORDER BY c.amount"})
    void within_a_prefix_of_the_key_they_continue_without_gaps(String order) {
        CosmosQueryRequestOptions odd =
                all().setPartitionKey(new PartitionKeyBuilder().add("odd").build());

        assertThat(resumed(tenants, "SELECT VALUE c.amount FROM c" + order, odd, 3))
                .containsExactlyInAnyOrder(1, 3, 5, 7, 9, 11, 13, 15, 17, 19);
    }

    /** The SDK returns no continuation for these: it buffers all rows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT VALUE COUNT(1) FROM c | 20",
                "SELECT VALUE SUM(c.amount) FROM c | 190.0",
                "SELECT VALUE MIN(c.amount) FROM c | 0",
                "SELECT VALUE MAX(c.amount) FROM c | 19",
                "SELECT VALUE AVG(c.amount) FROM c | 9.5",
                "SELECT DISTINCT VALUE c.parity FROM c | \"even\" \"odd\"",
                "SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.pk FROM c) | 10",
                "SELECT VALUE COUNT(1) FROM c GROUP BY c.parity | 10 10"
            })
    void buffered_rows_are_complete_with_any_page_size(String sql, String expected) {
        for (int pageSize : new int[] {1, 3, 100}) {
            List<String> rows = items.queryItems(sql, all(), JsonNode.class)
                    .streamByPage(pageSize)
                    .flatMap(page -> page.getResults().stream())
                    .map(JsonNode::toString)
                    .sorted()
                    .toList();

            assertThat(rows).as("pages of " + pageSize).containsExactly(expected.split(" "));
        }
    }

    @Test
    void many_items_are_read_at_once_from_all_ranges() {
        List<CosmosItemIdentity> wanted = IntStream.range(0, COUNT)
                .mapToObj(i -> new CosmosItemIdentity(new PartitionKey("k" + i % 10), "i" + i))
                .toList();

        Stream<Integer> amounts = items.readMany(wanted, JsonNode.class).getResults().stream()
                .map(item -> item.get("amount").intValue());

        assertThat(amounts).containsExactlyInAnyOrderElementsOf(amounts("0-19"));
    }
}
