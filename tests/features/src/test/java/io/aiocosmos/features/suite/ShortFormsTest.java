package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemResult;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TypeRef;
import io.aiocosmos.features.matrix.FewPairs;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Methods that leave out what is usual. */
@FewPairs
class ShortFormsTest extends FeatureTest {
    private static final TypeRef<Item> ITEM = new TypeRef<>() {};
    private static final QueryOptions ONE_A_PAGE =
            QueryOptions.builder().maxItemCount(1).build();

    /** Six items in two partition keys; {@code a} has the even ones. */
    private CosmosContainer six() {
        CosmosContainer items = container();
        List<Item> all = IntStream.range(0, 6)
                .mapToObj(i -> new Item("item-" + i, i % 2 == 0 ? "a" : "b", i))
                .toList();
        assertThat(items.createItems(all)).hasSize(6).allMatch(ItemResult::isOk);
        return items;
    }

    @Test
    void a_container_is_reached_from_the_client() {
        CosmosContainer items = six();

        CosmosContainer same = client.container(databaseId, items.id());

        assertThat(same.id()).isEqualTo(items.id());
        assertThat(same.database().id()).isEqualTo(databaseId);
        assertThat(same.readItem("item-0", Item.KEY, Item.class).value().n()).isZero();
    }

    @Test
    void a_query_is_a_text() {
        CosmosContainer items = six();

        assertThat(items.queryItems("select * from c where c.n > 3", Item.class))
                .extracting(Item::n)
                .containsExactlyInAnyOrder(4, 5);
        assertThat(items.queryItems("select * from c where c.n > 3", Item.class, QueryOptions.inPartition(Item.KEY)))
                .extracting(Item::n)
                .containsExactly(4);
    }

    @Test
    void parameters_are_given_as_a_map() {
        SqlQuery query =
                SqlQuery.of("select * from c where c.n > @least and c.pk = @pk").with(Map.of("@least", 0, "@pk", "a"));

        assertThat(six().queryItems(query, Item.class)).extracting(Item::n).containsExactlyInAnyOrder(2, 4);
    }

    @Test
    void all_items_of_a_key_are_read_by_class_or_type_with_options_or_without() {
        CosmosContainer items = six();

        for (CosmosPages<Item> evens : List.of(
                items.readAllItems(Item.KEY, Item.class),
                items.readAllItems(Item.KEY, Item.class, ONE_A_PAGE),
                items.readAllItems(Item.KEY, ITEM),
                items.readAllItems(Item.KEY, ITEM, ONE_A_PAGE)))
            assertThat(evens).extracting(Item::n).containsExactlyInAnyOrder(0, 2, 4);
        assertThat(items.readAllItems(Item.KEY, Item.class, ONE_A_PAGE).pages())
                .allSatisfy(page -> assertThat(page.items()).hasSizeLessThan(2));
    }

    @Test
    void options_of_all_items_must_not_name_another_key() {
        CosmosContainer items = container();

        assertThatThrownBy(() ->
                        items.readAllItems(Item.KEY, Item.class, QueryOptions.inPartition(new Item("1", "b", 1).key())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void many_are_read_by_class_or_type_with_options_or_without() {
        CosmosContainer items = six();
        List<ItemIdentity> wanted = List.of(ItemIdentity.of("item-2", Item.KEY), ItemIdentity.of("item-4", Item.KEY));
        QueryOptions usual = QueryOptions.defaults();

        for (List<Item> read : List.of(
                items.readMany(wanted, Item.class).items(),
                items.readMany(wanted, Item.class, usual).items(),
                items.readMany(wanted, ITEM).items(),
                items.readMany(wanted, ITEM, usual).items()))
            assertThat(read).extracting(Item::n).containsExactlyInAnyOrder(2, 4);
    }

    @Test
    void a_bulk_takes_operations_alone() {
        CosmosContainer items = container();

        List<BulkOperationResult> results =
                items.executeBulk(List.of(BulkOperation.create(Item.of("1")), BulkOperation.create(Item.of("2"))));

        assertThat(results).hasSize(2).allMatch(BulkOperationResult::isOk);
    }

    @Test
    void the_first_row_is_given_if_there_is_one() {
        CosmosContainer items = six();

        assertThat(items.queryItems("select * from c order by c.n desc", Item.class)
                        .first())
                .map(Item::n)
                .hasValue(5);
        assertThat(items.queryItems("select * from c where c.n > 5", Item.class).first())
                .isEmpty();
        assertThat(items.queryItems("select value null from c", RawJson.class).first())
                .map(RawJson::text)
                .hasValue("null");
    }

    @Test
    @Tag("emulator")
    void nothing_is_read_behind_the_first_row() {
        CosmosContainer items = six();
        items.readAllItems(Item.KEY, Item.class).first();
        int before = sent("docs.query").size();

        assertThat(items.readAllItems(Item.KEY, Item.class, ONE_A_PAGE).first()).isPresent();

        assertThat(sent("docs.query")).hasSize(before + 1);
    }

    @Test
    void only_the_first_row_is_decoded() {
        CosmosContainer items = container();
        items.createItem(Item.of("1", 1));
        items.createItem(RawJson.of("{\"id\":\"2\",\"pk\":\"a\",\"n\":[]}"));

        assertThat(items.readAllItems(Item.KEY, Item.class).first())
                .map(Item::id)
                .hasValue("1");
    }

    @Test
    void a_list_has_as_many_items_as_it_may() {
        CosmosPages<Item> all = six().queryItems("select * from c", Item.class, ONE_A_PAGE);

        assertThat(all.toList(6)).hasSize(6);
        assertThatThrownBy(() -> all.toList(5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("more than 5 items: raise max, or narrow the query");
        assertThatThrownBy(() -> all.toList(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
