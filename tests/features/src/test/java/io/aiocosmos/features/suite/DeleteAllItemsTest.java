package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.IndexingDirective;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.features.matrix.FewPairs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("emulator")
@FewPairs
class DeleteAllItemsTest extends FeatureTest {
    private static final SqlQuery ALL = SqlQuery.of("select * from c");

    @Test
    void all_items_of_the_key_go_and_no_others() {
        CosmosContainer items = container();
        for (int i = 0; i < 5; i++) items.createItem(Item.of("item-" + i));
        items.createItem(new Item("item-0", "b", 1));

        CosmosResponse<Void> deleted = items.deleteAllItems(Item.KEY);

        assertThat(deleted.isOk()).isTrue();
        assertThat(deleted.hasValue()).isFalse();
        assertThat(deleted.requestCharge()).isPositive();
        assertThat(items.queryItems(ALL, Item.class)).containsExactly(new Item("item-0", "b", 1));
        assertThatThrownBy(() -> items.readItem("item-1", Item.KEY, Item.class))
                .isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void a_key_without_items_is_no_failure() {
        assertThat(container().deleteAllItems(PartitionKey.of("nobody")).isOk()).isTrue();
    }

    @Test
    void items_can_be_created_again_afterwards() {
        CosmosContainer items = container();
        items.createItem(Item.of("1", 1));

        items.deleteAllItems(Item.KEY);

        assertThat(items.createItem(Item.of("1", 2)).statusCode()).isEqualTo(201);
        assertThat(items.queryItems(ALL, Item.class)).containsExactly(Item.of("1", 2));
    }

    @Test
    void a_hierarchical_key_is_given_whole() {
        CosmosContainer items = container(ContainerProperties.of("items", "/pk", "/n"));
        items.createItem(Item.of("1", 1));
        items.createItem(Item.of("1", 2));

        items.deleteAllItems(PartitionKey.hierarchical("a", 1));

        assertThat(items.queryItems(ALL, Item.class)).containsExactly(Item.of("1", 2));
    }

    @Test
    void a_key_of_other_levels_is_rejected() {
        CosmosContainer items = container(ContainerProperties.of("items", "/pk", "/n"));
        items.createItem(Item.of("1", 1));
        String says = "the partition key of an item must have all 2 levels of the container's";

        assertRejected(() -> items.deleteAllItems(Item.KEY), says);
        assertRejected(() -> items.deleteAllItems(PartitionKey.hierarchical("a", 1, 1)), says);

        assertThat(sent()).noneMatch(request -> request.path().endsWith("partitionkeydelete"));
        assertThat(items.queryItems(ALL, Item.class)).containsExactly(Item.of("1", 1));
    }

    @Test
    void options_that_do_not_apply_are_rejected() {
        CosmosContainer items = container();
        ItemWriteOptions ifMatch = ItemWriteOptions.builder().ifMatch("\"1\"").build();
        ItemWriteOptions ifNoneMatch =
                ItemWriteOptions.builder().ifNoneMatch("*").build();
        ItemWriteOptions directive = ItemWriteOptions.builder()
                .indexingDirective(IndexingDirective.INCLUDE)
                .build();

        assertNothingSent(() -> {
            assertRejected(() -> items.deleteAllItems(Item.KEY, ifMatch), "option ifMatch does not apply to");
            assertRejected(() -> items.deleteAllItems(Item.KEY, ifNoneMatch), "option ifNoneMatch does not apply to");
            assertRejected(
                    () -> items.deleteAllItems(Item.KEY, directive), "option indexingDirective does not apply to");
        });
    }
}
