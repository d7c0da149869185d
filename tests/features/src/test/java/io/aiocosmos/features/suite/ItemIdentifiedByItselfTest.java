package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replaces and deletes that take id and partition key from the item. */
class ItemIdentifiedByItselfTest extends FeatureTest {
    @Test
    void a_replace_replaces_the_item_of_its_id_and_key() {
        CosmosContainer items = container();
        items.createItem(Item.of("1", 1));
        items.createItem(new Item("1", "b", 1));

        CosmosResponse<Item> replaced = items.replaceItem(Item.of("1", 2));

        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.value()).isEqualTo(Item.of("1", 2));
        assertThat(items.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(2);
        assertThat(items.readItem("1", new Item("1", "b", 1).key(), Item.class)
                        .value()
                        .n())
                .isEqualTo(1);
    }

    @Test
    void a_replace_of_what_does_not_exist_creates_nothing() {
        CosmosContainer items = container();
        items.createItem(Item.of("1"));

        assertThatThrownBy(() -> items.replaceItem(new Item("1", "b", 1))).isInstanceOf(CosmosNotFoundException.class);
        assertThat(items.findItem("1", new Item("1", "b", 1).key(), Item.class)).isEmpty();
    }

    @Test
    void a_delete_deletes_the_item_of_its_id_and_key_alone() {
        CosmosContainer items = container();
        items.createItem(Item.of("1", 1));
        items.createItem(new Item("1", "b", 1));

        CosmosResponse<Void> deleted = items.deleteItem(Item.of("1", 99));

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.hasValue()).isFalse();
        assertThat(items.findItem("1", Item.KEY, Item.class)).isEmpty();
        assertThat(items.findItem("1", new Item("1", "b", 1).key(), Item.class)).isPresent();
        assertThatThrownBy(() -> items.deleteItem(Item.of("1"))).isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void a_delete_of_a_container_made_again_with_another_key_goes_by_that_key() {
        CosmosContainer items = container(ContainerProperties.of("items", "/pk"));
        RawJson item = RawJson.of("{\"id\":\"1\",\"pk\":\"a\",\"owner\":\"b\"}");
        RawJson other = RawJson.of("{\"id\":\"1\",\"pk\":\"c\",\"owner\":\"a\"}");
        items.createItem(item);
        try (CosmosClient somebodyElse = setup.build(setup.builder())) {
            CosmosContainer theirs = somebodyElse.database(databaseId).container("items");
            theirs.delete();
            somebodyElse.database(databaseId).createContainer(ContainerProperties.of("items", "/owner"));
            theirs.createItem(item);
            theirs.createItem(other);

            items.deleteItem(item);

            assertThat(theirs.findItem("1", PartitionKey.of("b"), RawJson.class))
                    .isEmpty();
            assertThat(theirs.findItem("1", PartitionKey.of("a"), RawJson.class))
                    .isPresent();
        }
    }

    @Test
    void an_old_etag_stops_both() {
        CosmosContainer items = container();
        String old = items.createItem(Item.of("1", 1)).etag().orElseThrow();
        String current = items.replaceItem(Item.of("1", 2)).etag().orElseThrow();
        ItemWriteOptions ifOld = ItemWriteOptions.builder().ifMatch(old).build();

        assertThatThrownBy(() -> items.replaceItem(Item.of("1", 3), ifOld))
                .isInstanceOf(CosmosPreconditionFailedException.class);
        assertThatThrownBy(() -> items.deleteItem(Item.of("1"), ifOld))
                .isInstanceOf(CosmosPreconditionFailedException.class);
        assertThat(items.deleteItem(
                                Item.of("1"),
                                ItemWriteOptions.builder().ifMatch(current).build())
                        .isOk())
                .isTrue();
    }

    @Test
    void a_hierarchical_key_is_taken_whole() {
        CosmosContainer items = container(ContainerProperties.of("items", "/pk", "/n"));
        items.createItem(new Item("1", "a", 1));
        items.createItem(new Item("1", "a", 2));

        items.deleteItem(new Item("1", "a", 2));

        assertThat(items.queryItems(SqlQuery.of("select * from c"), Item.class)).containsExactly(new Item("1", "a", 1));
    }

    @Test
    @Tag("emulator")
    void what_lacks_id_or_key_is_rejected() {
        CosmosContainer items = container();

        assertNothingSent(() -> {
            assertRejected(() -> items.deleteItem("1"), "item must be a JSON object");
            assertRejected(() -> items.deleteItem(RawJson.of("{\"pk\":\"a\"}")), "item lacks an id");
            assertRejected(() -> items.replaceItem(RawJson.of("{\"id\":\"a/b\"}")), "item id must not contain '/'");
        });
        assertThatThrownBy(() -> items.deleteItem(RawJson.of("{\"id\":\"1\"}")))
                .hasMessageContaining("item lacks /pk, its partition key");
        assertThat(sent("docs.delete")).isEmpty();
    }
}
