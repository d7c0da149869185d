package io.aiocosmos.features.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.FeedRange;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries and lists of a part of a container: one key, a prefix of keys, a feed range. */
class KeyScopesTest {
    private final Shop shop = new Shop(4);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void all_items_of_a_key_are_listed() {
        shop.fill("/a");

        assertThat(shop.items().readAllItems(PartitionKey.of("x"), RawJson.class))
                .hasSize(20);
        assertThat(shop.items().readAllItems(PartitionKey.of("y"), RawJson.class))
                .isEmpty();
    }

    @Test
    void all_items_of_a_prefix_are_listed() {
        shop.fill("/a", "/b");

        assertThat(shop.items().readAllItems(PartitionKey.of("x"), RawJson.class))
                .hasSize(20);
        assertThat(shop.items().readAllItems(PartitionKey.hierarchical("x", "k3"), RawJson.class))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT VALUE c.id FROM c WHERE c.n = 1 | 7",
                "SELECT VALUE c.id FROM c ORDER BY c.n DESC | 20",
                "SELECT TOP 4 VALUE c.id FROM c ORDER BY c.id | 4",
                "SELECT VALUE c.id FROM c ORDER BY c.id OFFSET 3 LIMIT 8 | 8",
                "SELECT VALUE COUNT(1) FROM c | 1",
                "SELECT c.n, SUM(c.n) AS s FROM c GROUP BY c.n | 3",
                "SELECT DISTINCT VALUE c.n FROM c | 3"
            })
    void a_prefix_is_queried_as_the_items_that_it_has(String query, int rows) {
        shop.fill("/a", "/b");
        QueryOptions within = QueryOptions.inPartition(PartitionKey.of("x"));

        assertThat(shop.items().queryItems(SqlQuery.of(query), RawJson.class, within))
                .hasSize(rows);
        assertThat(shop.items()
                        .queryItems(SqlQuery.of(query), RawJson.class, QueryOptions.inPartition(PartitionKey.of("y"))))
                .hasSize(query.contains("COUNT") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"SELECT VALUE c.id FROM c", "SELECT VALUE c.id FROM c ORDER BY c.id"})
    void feed_ranges_share_the_items_among_them(String query) {
        List<String> found = new ArrayList<>();
        for (FeedRange range : shop.fill("/b").items().feedRanges()) {
            QueryOptions within = QueryOptions.builder().feedRange(range).build();
            shop.items().queryItems(SqlQuery.of(query), String.class, within).forEach(found::add);
        }

        assertThat(found).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void a_feed_range_of_before_a_split_is_good_for_what_it_was() {
        List<FeedRange> ranges = shop.fill("/b").items().feedRanges();
        assertThat(ranges).hasSize(4);
        List<String> found = new ArrayList<>();

        shop.split("1");
        for (FeedRange range : ranges) {
            QueryOptions within = QueryOptions.builder().feedRange(range).build();
            shop.items()
                    .queryItems(SqlQuery.of("SELECT VALUE c.id FROM c"), String.class, within)
                    .forEach(found::add);
        }

        assertThat(shop.items().feedRanges()).hasSize(5);
        assertThat(found).hasSize(20).doesNotHaveDuplicates();
    }
}
