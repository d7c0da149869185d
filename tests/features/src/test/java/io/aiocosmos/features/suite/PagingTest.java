package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PagingTest extends FeatureTest {
    private static final SqlQuery ALL = SqlQuery.of("select * from c where c.pk = 'a'");
    private static final QueryOptions IN_A = QueryOptions.inPartition(Item.KEY);

    /** Ten items under one key. */
    private CosmosContainer ten() {
        CosmosContainer items = container();
        List<Item> all =
                IntStream.range(0, 10).mapToObj(i -> Item.of("item-" + i, i)).toList();
        assertThat(items.createItems(all, BulkOptions.defaults())).allMatch(result -> result.isOk());
        return items;
    }

    @Test
    void pages_have_at_most_the_requested_size() {
        QueryOptions three =
                QueryOptions.builder().partitionKey(Item.KEY).maxItemCount(3).build();

        List<CosmosPage<Item>> pages = new ArrayList<>();
        ten().queryItems(ALL, Item.class, three).pages().forEach(pages::add);

        assertThat(pages)
                .allSatisfy(page -> assertThat(page.items()).hasSizeLessThanOrEqualTo(3))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(pages).flatExtracting(CosmosPage::items).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void items_of_all_pages_are_returned_in_order() {
        QueryOptions two = QueryOptions.builder().maxItemCount(2).build();

        assertThat(ten().queryItems(ALL, Item.class, two))
                .extracting(Item::n)
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void a_page_has_its_charge_and_continuation() {
        CosmosPage<Item> page = ten().queryItems(ALL, Item.class, IN_A).page(4);

        assertThat(page.items()).hasSize(4);
        assertThat(page.continuation()).isPresent();
        assertThat(page.requestCharge()).isPositive();
        assertThat(page.activityId()).isPresent();
        assertThat(page.diagnostics().attempts()).hasSize(1);
    }

    @Test
    void the_last_page_has_no_continuation() {
        CosmosPage<Item> page = ten().queryItems(ALL, Item.class, IN_A).page(100);

        assertThat(page.items()).hasSize(10);
        assertThat(page.continuation()).isEmpty();
    }

    @Test
    void a_continuation_starts_after_the_page() {
        assertThat(walk(ten().queryItems(ALL, Item.class, IN_A), 3)).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void a_continuation_crosses_partitions_too() {
        CosmosContainer items = container();
        for (int i = 0; i < 12; i++) items.createItem(new Item("item-" + i, "pk-" + i, i));

        assertThat(walk(items.queryItems(SqlQuery.of("select * from c"), Item.class), 5))
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    private static List<Item> walk(CosmosPages<Item> pages, int size) {
        List<Item> all = new ArrayList<>();
        CosmosPage<Item> page = pages.page(size);
        all.addAll(page.items());
        while (page.continuation().isPresent()) {
            page = pages.page(page.continuation().get(), size);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            all.addAll(page.items());
        }
        return all;
    }

    @Test
    void another_client_resumes_from_a_continuation() {
        CosmosContainer items = ten();
        CosmosPage<Item> first = items.queryItems(ALL, Item.class, IN_A).page(6);

        try (CosmosClient other = setup.connect(setup.builder())) {
            CosmosPage<Item> second = other.database(databaseId)
                    .container(items.id())
                    .queryItems(ALL, Item.class, IN_A)
                    .page(first.continuation().orElseThrow(), 6);

            assertThat(second.items()).hasSize(4).doesNotContainAnyElementsOf(first.items());
            assertThat(second.continuation()).isEqualTo(Optional.empty());
        }
    }

    @Test
    @Tag("emulator")
    void a_continuation_of_another_query_is_rejected_before_sending() {
        CosmosContainer items = ten();
        String of =
                items.queryItems(ALL, Item.class, IN_A).page(1).continuation().orElseThrow();

        assertNothingSent(() -> {
            isOfAnother(items.queryItems(SqlQuery.of("select * from c where true"), Item.class, IN_A), of);
            isOfAnother(items.queryItems(ALL, Item.class), of);
            isOfAnother(client.database(databaseId).container("other").queryItems(ALL, Item.class, IN_A), of);
            isOfAnother(items.queryItems(ALL.with("@a", 1), Item.class, IN_A), of);
        });
    }

    private static void isOfAnother(CosmosPages<Item> pages, String continuation) {
        assertThatThrownBy(() -> pages.page(continuation, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("continuation belongs to another query");
    }

    @Test
    @Tag("emulator")
    void an_abandoned_iterator_prefetches_one_page_at_most() {
        QueryOptions one =
                QueryOptions.builder().partitionKey(Item.KEY).maxItemCount(1).build();
        CosmosContainer items = ten();

        items.queryItems(ALL, Item.class, one).iterator().next();

        assertThat(sent("docs.query")).hasSizeBetween(1, 2);
    }

    @Test
    @Tag("emulator")
    void a_single_page_is_a_single_request() {
        CosmosContainer items = ten();

        items.queryItems(ALL, Item.class, IN_A).page(2);

        assertThat(sent("docs.query"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.header("x-ms-max-item-count")).contains("2"));
    }
}
