package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosNotFoundException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ItemsTest extends FeatureTest {
    @Test
    void an_item_is_created_and_read_back() {
        CosmosContainer items = container();

        CosmosResponse<Item> created = items.createItem(Item.of("1"), Item.KEY);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.value()).isEqualTo(Item.of("1"));
        CosmosResponse<Item> read = items.readItem("1", Item.KEY, Item.class);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.value()).isEqualTo(Item.of("1"));
    }

    @Test
    void an_id_is_taken_within_its_partition_key_only() {
        CosmosContainer items = container();
        items.createItem(new Item("1", "a", 1), Item.KEY);

        assertThat(items.createItem(new Item("1", "b", 2)).statusCode()).isEqualTo(201);
        assertThatThrownBy(() -> items.createItem(new Item("1", "a", 3), Item.KEY))
                .isInstanceOf(CosmosConflictException.class);
        assertThat(items.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(1);
    }

    @Test
    void the_key_is_taken_from_the_item_by_the_containers_definition() {
        CosmosContainer items = container();

        items.createItem(Item.of("1"));
        items.upsertItem(Item.of("2"));

        assertThat(items.readItem("1", Item.KEY, Item.class).value()).isEqualTo(Item.of("1"));
        assertThat(items.readItem("2", Item.KEY, Item.class).value()).isEqualTo(Item.of("2"));
    }

    @Test
    @Tag("emulator")
    void the_metadata_is_read_once_for_all_items() {
        CosmosContainer items = container();

        for (int i = 0; i < 3; i++) items.createItem(Item.of("item-" + i));

        assertThat(sent("colls.read")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void an_upsert_creates_and_then_replaces() {
        CosmosContainer items = container();

        CosmosResponse<Item> first = items.upsertItem(Item.of("1", 1), Item.KEY);
        CosmosResponse<Item> second = items.upsertItem(Item.of("1", 2), Item.KEY);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.value()).isEqualTo(Item.of("1", 2));
        assertThat(items.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(2);
    }

    @Test
    void an_item_is_replaced_as_a_whole() {
        CosmosContainer items = container();
        items.createItem(Item.of("1", 1), Item.KEY);

        CosmosResponse<Item> replaced = items.replaceItem(Item.of("1", 2), "1", Item.KEY);

        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.value().n()).isEqualTo(2);
        assertThat(items.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(2);
    }

    @Test
    void an_item_that_is_not_there_cannot_be_read() {
        CosmosContainer items = container();

        assertThatThrownBy(() -> items.readItem("1", Item.KEY, Item.class)).isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void an_item_that_is_not_there_can_be_neither_replaced_nor_deleted() {
        CosmosContainer items = container();

        assertThatThrownBy(() -> items.replaceItem(Item.of("1"), "1", Item.KEY))
                .isInstanceOf(CosmosNotFoundException.class);
        assertThatThrownBy(() -> items.deleteItem("1", Item.KEY)).isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void find_returns_the_item_or_empty() {
        CosmosContainer items = container();
        items.createItem(Item.of("1"), Item.KEY);

        assertThat(items.findItem("1", Item.KEY, Item.class)).contains(Item.of("1"));
        assertThat(items.findItem("2", Item.KEY, Item.class)).isEmpty();
    }

    @Test
    void find_in_a_container_that_is_not_there_is_a_failure() {
        CosmosContainer missing = database().container("missing");

        assertThatThrownBy(() -> missing.findItem("1", Item.KEY, Item.class))
                .isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void a_deleted_item_is_gone() {
        CosmosContainer items = container();
        items.createItem(Item.of("1"), Item.KEY);

        CosmosResponse<Void> deleted = items.deleteItem("1", Item.KEY);

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.hasValue()).isFalse();
        assertThat(items.findItem("1", Item.KEY, Item.class)).isEmpty();
    }

    @Test
    void an_item_under_another_key_is_another_item() {
        CosmosContainer items = container();
        items.createItem(Item.of("1"), Item.KEY);

        assertThat(items.findItem("1", PartitionKey.of("b"), Item.class)).isEmpty();
    }
}
