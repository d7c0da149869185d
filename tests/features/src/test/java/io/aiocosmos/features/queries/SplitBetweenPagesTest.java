package io.aiocosmos.features.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.FeedRange;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The only partition of a container is split while it is read. Before, the service can order and cut what it gives by
 * itself; behind it, it refuses to go on.
 */
class SplitBetweenPagesTest {
    private final Shop shop = new Shop(1);

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT VALUE c.id FROM c",
                "SELECT VALUE c.id FROM c ORDER BY c.n",
                "SELECT VALUE c.id FROM c ORDER BY c.n DESC OFFSET 0 LIMIT 20",
                "SELECT TOP 20 VALUE c.id FROM c ORDER BY c.n",
                "SELECT DISTINCT VALUE c.id FROM c ORDER BY c.id"
            })
    void no_row_is_lost_and_none_repeated(String text) {
        CosmosPages<String> rows = shop.fill("/b").items().queryItems(SqlQuery.of(text), String.class);

        assertAllOnce(iteratedOver(rows));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT VALUE c.id FROM c",
                "SELECT VALUE c.id FROM c ORDER BY c.n",
                "SELECT VALUE c.id FROM c OFFSET 0 LIMIT 20"
            })
    void nor_by_pages_of_a_size(String text) {
        assertAllOnce(paged(shop.fill("/b").items().queryItems(SqlQuery.of(text), String.class)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT VALUE c.id FROM c", "SELECT VALUE c.id FROM c ORDER BY c.n"})
    void nor_within_a_prefix_of_the_key(String text) {
        QueryOptions prefix = QueryOptions.inPartition(PartitionKey.of("x"));

        assertAllOnce(iteratedOver(shop.fill("/a", "/b").items().queryItems(SqlQuery.of(text), String.class, prefix)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT VALUE c.id FROM c", "SELECT VALUE c.id FROM c ORDER BY c.n"})
    void nor_by_pages_within_a_prefix_of_the_key(String text) {
        QueryOptions prefix = QueryOptions.inPartition(PartitionKey.of("x"));

        assertAllOnce(paged(shop.fill("/a", "/b").items().queryItems(SqlQuery.of(text), String.class, prefix)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT VALUE c.id FROM c", "SELECT VALUE c.id FROM c ORDER BY c.n"})
    void nor_within_a_feed_range(String text) {
        FeedRange all = shop.fill("/b").items().feedRanges().get(0);
        QueryOptions within = QueryOptions.builder().feedRange(all).build();

        assertAllOnce(iteratedOver(shop.items().queryItems(SqlQuery.of(text), String.class, within)));
    }

    private List<String> iteratedOver(CosmosPages<String> rows) {
        Iterator<String> each = rows.iterator();
        List<String> read = new ArrayList<>(List.of(each.next()));
        shop.split("0");
        each.forEachRemaining(read::add);
        return read;
    }

    private List<String> paged(CosmosPages<String> rows) {
        CosmosPage<String> page = rows.page(7);
        List<String> read = new ArrayList<>(page.items());
        shop.split("0");
        while (page.continuation().isPresent()) {
            page = rows.page(page.continuation().get(), 7);
            read.addAll(page.items());
        }
        return read;
    }

    private static void assertAllOnce(List<String> read) {
        assertThat(read).hasSize(Shop.ITEMS).doesNotHaveDuplicates();
    }
}
