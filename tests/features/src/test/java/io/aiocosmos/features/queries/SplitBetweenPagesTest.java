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
 * The only partition of a container is split while it is read. Before the split, the service orders and limits rows by
 * itself; after it, it rejects the next page.
 */
class SplitBetweenPagesTest {
    private final ChangingContainer container = new ChangingContainer(1);

    @AfterEach
    void close() {
        container.close();
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
    void all_rows_are_returned_once(String text) {
        CosmosPages<String> rows = container.fill("/b").items().queryItems(SqlQuery.of(text), String.class);

        assertAllOnce(iteratedOver(rows));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT VALUE c.id FROM c",
                "SELECT VALUE c.id FROM c ORDER BY c.n",
                "SELECT VALUE c.id FROM c OFFSET 0 LIMIT 20"
            })
    void all_rows_are_returned_once_by_pages_of_a_size(String text) {
        assertAllOnce(paged(container.fill("/b").items().queryItems(SqlQuery.of(text), String.class)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT VALUE c.id FROM c", "SELECT VALUE c.id FROM c ORDER BY c.n"})
    void all_rows_are_returned_once_within_a_prefix(String text) {
        QueryOptions prefix = QueryOptions.inPartition(PartitionKey.of("x"));

        assertAllOnce(
                iteratedOver(container.fill("/a", "/b").items().queryItems(SqlQuery.of(text), String.class, prefix)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT VALUE c.id FROM c", "SELECT VALUE c.id FROM c ORDER BY c.n"})
    void all_rows_are_returned_once_by_pages_within_a_prefix(String text) {
        QueryOptions prefix = QueryOptions.inPartition(PartitionKey.of("x"));

        assertAllOnce(paged(container.fill("/a", "/b").items().queryItems(SqlQuery.of(text), String.class, prefix)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT VALUE c.id FROM c", "SELECT VALUE c.id FROM c ORDER BY c.n"})
    void all_rows_are_returned_once_within_a_feed_range(String text) {
        FeedRange all = container.fill("/b").items().feedRanges().get(0);
        QueryOptions within = QueryOptions.builder().feedRange(all).build();

        assertAllOnce(iteratedOver(container.items().queryItems(SqlQuery.of(text), String.class, within)));
    }

    private List<String> iteratedOver(CosmosPages<String> rows) {
        Iterator<String> each = rows.iterator();
        List<String> read = new ArrayList<>(List.of(each.next()));
        container.split("0");
        each.forEachRemaining(read::add);
        return read;
    }

    private List<String> paged(CosmosPages<String> rows) {
        CosmosPage<String> page = rows.page(7);
        List<String> read = new ArrayList<>(page.items());
        container.split("0");
        while (page.continuation().isPresent()) {
            page = rows.page(page.continuation().get(), 7);
            read.addAll(page.items());
        }
        return read;
    }

    private static void assertAllOnce(List<String> read) {
        assertThat(read).hasSize(ChangingContainer.ITEMS).doesNotHaveDuplicates();
    }
}
