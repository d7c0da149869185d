package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.ItemResult;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TypeRef;
import io.aiocosmos.features.matrix.FewPairs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Queries within a prefix of a hierarchical key, and all items of a key. */
@FewPairs
class PrefixQueriesTest extends FeatureTest {
    private static final SqlQuery NUMBERS = SqlQuery.of("select value c.n from c");
    private static final QueryOptions TENANT = QueryOptions.inPartition(PartitionKey.hierarchical("t1"));
    private static final QueryOptions USER = QueryOptions.inPartition(PartitionKey.hierarchical("t1", 2));

    /** Three tenants with three users each and items of three years: 27, numbered from 0. */
    private CosmosContainer levels() {
        CosmosContainer items = container(ContainerProperties.of("items", "/tenant", "/user", "/year"));
        List<RawJson> all = new ArrayList<>();
        for (int n = 0; n < 27; n++)
            all.add(RawJson.of("{\"id\":\"" + n + "\",\"tenant\":\"t" + n / 9 + "\",\"user\":" + n / 3 % 3
                    + ",\"year\":\"20" + n % 3 + "\",\"n\":" + n + "}"));
        assertThat(items.createItems(all, BulkOptions.defaults())).allMatch(ItemResult::isOk);
        return items;
    }

    @Test
    void the_first_level_alone_finds_all_below_it() {
        assertThat(levels().queryItems(NUMBERS, Integer.class, TENANT))
                .containsExactlyInAnyOrder(9, 10, 11, 12, 13, 14, 15, 16, 17);
    }

    @Test
    void two_levels_of_three_find_all_below_them() {
        assertThat(levels().queryItems(NUMBERS, Integer.class, USER)).containsExactlyInAnyOrder(15, 16, 17);
    }

    @Test
    void a_prefix_without_items_finds_nothing() {
        QueryOptions other = QueryOptions.inPartition(PartitionKey.hierarchical("t1", 3));
        CosmosContainer items = levels();

        assertThat(items.queryItems(NUMBERS, Integer.class, other)).isEmpty();
        assertThat(items.queryItems(SqlQuery.of("select value count(1) from c"), Integer.class, other))
                .containsExactly(0);
    }

    @Test
    void rows_of_a_prefix_are_filtered_ordered_grouped_and_counted() {
        CosmosContainer items = levels();
        SqlQuery filtered = SqlQuery.of("select value c.n from c where c.n > 15");
        SqlQuery top = SqlQuery.of("select top 2 value c.n from c order by c.n");
        SqlQuery sums = SqlQuery.of("select c.user, sum(c.n) as s from c group by c.user");
        SqlQuery distinct = SqlQuery.of("select distinct value c.year from c");
        SqlQuery ordered = SqlQuery.of("select value c.n from c order by c.n desc offset 1 limit 3");
        SqlQuery count = SqlQuery.of("select value count(1) from c");

        assertThat(items.queryItems(ordered, Integer.class, TENANT)).containsExactly(16, 15, 14);
        assertThat(items.queryItems(filtered, Integer.class, TENANT)).containsExactlyInAnyOrder(16, 17);
        assertThat(items.queryItems(top, Integer.class, TENANT)).containsExactly(9, 10);
        assertThat(items.queryItems(count, Integer.class, TENANT)).containsExactly(9);
        assertThat(items.queryItems(sums, RawJson.class, TENANT)).hasSize(3);
        assertThat(items.queryItems(distinct, String.class, TENANT)).containsExactlyInAnyOrder("200", "201", "202");
    }

    @Test
    void pages_of_a_prefix_can_be_continued() {
        CosmosPages<Integer> pages = levels().queryItems(NUMBERS, Integer.class, TENANT);
        List<Integer> all = new ArrayList<>();

        CosmosPage<Integer> page = pages.page(2);
        all.addAll(page.items());
        while (page.continuation().isPresent()) {
            page = pages.page(page.continuation().get(), 2);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            all.addAll(page.items());
        }

        assertThat(all).containsExactlyInAnyOrder(9, 10, 11, 12, 13, 14, 15, 16, 17);
    }

    @Test
    @Tag("emulator")
    void a_prefix_stays_valid_when_its_partition_splits() {
        CosmosContainer items = levels();
        assertThat(items.queryItems(NUMBERS, Integer.class, TENANT)).hasSize(9);

        for (String range : List.of("0", "1", "2", "3"))
            setup.server().emulator().split(databaseId, items.id(), range);

        assertThat(items.queryItems(NUMBERS, Integer.class, TENANT))
                .containsExactlyInAnyOrder(9, 10, 11, 12, 13, 14, 15, 16, 17);
    }

    @Test
    void all_items_of_a_key_are_read_without_a_query() {
        CosmosContainer items = container();
        items.createItem(new Item("1", "a", 1));
        items.createItem(new Item("2", "a", 2));
        items.createItem(new Item("3", "b", 3));

        assertThat(items.readAllItems(Item.KEY, Item.class)).extracting(Item::n).containsExactlyInAnyOrder(1, 2);
        assertThat(items.readAllItems(PartitionKey.of("z"), Item.class)).isEmpty();
    }

    @Test
    void all_items_of_a_key_come_in_pages_of_the_requested_size() {
        CosmosContainer items = container();
        for (int i = 0; i < 5; i++) items.createItem(Item.of("item-" + i, i));
        QueryOptions two = QueryOptions.builder().maxItemCount(2).build();

        List<CosmosPage<Item>> pages = new ArrayList<>();
        items.readAllItems(Item.KEY, new TypeRef<Item>() {}, two).pages().forEach(pages::add);

        assertThat(pages).allSatisfy(page -> assertThat(page.items()).hasSizeLessThanOrEqualTo(2));
        assertThat(pages)
                .flatExtracting(CosmosPage::items)
                .extracting(Item::n)
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void all_items_of_a_prefix_are_read_too() {
        CosmosContainer items = levels();

        assertThat(items.readAllItems(PartitionKey.hierarchical("t2"), RawJson.class))
                .hasSize(9)
                .allSatisfy(item -> assertThat(item.text()).contains("\"tenant\":\"t2\""));
        assertThat(items.readAllItems(PartitionKey.hierarchical("t2", 1, "200"), RawJson.class))
                .hasSize(1);
    }

    @Test
    @Tag("emulator")
    void options_that_name_another_key_are_rejected_before_sending() {
        CosmosContainer items = container();
        TypeRef<Item> type = new TypeRef<>() {};

        assertNothingSent(() -> {
            assertRejected(
                    () -> items.readAllItems(PartitionKey.of("b"), type, QueryOptions.inPartition(Item.KEY)),
                    "the options name another partition key than the call");
            assertRejected(() -> items.readAllItems(null, Item.class), "partitionKey must not be null");
        });
    }
}
