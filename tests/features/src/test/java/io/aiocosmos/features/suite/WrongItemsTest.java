package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemResult;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid ids, keys and items: each is rejected before anything is sent. */
@Tag("emulator")
class WrongItemsTest extends FeatureTest {
    private CosmosContainer items;

    @BeforeEach
    void open() {
        items = container();
        items.createItem(Item.of("first"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "'';item id must not be blank",
                "'  ';item id must not be blank",
                "a/b;item id must not contain '/'",
                "a\\b;item id must not contain '\\'",
                ".;item id must not be \".\": what normalises paths on the way",
                "..;item id must not be \"..\": what normalises paths on the way",
                "\uD83D;item id has half a surrogate pair at index 0"
            })
    void an_id_that_no_item_can_have(String id, String says) {
        isRejectedEverywhere(id, says);
    }

    @Test
    void an_id_that_is_too_long() {
        isRejectedEverywhere("é".repeat(512), "item id must be at most 1023 bytes of UTF-8, was 1024");
    }

    private void isRejectedEverywhere(String id, String says) {
        CosmosAsyncContainer async = items.async();
        ItemIdentity good = ItemIdentity.of("first", Item.KEY);
        assertNothingSent(() -> {
            if (!id.trim().isEmpty()) {
                List<ItemIdentity> many = List.of(good, ItemIdentity.of(id, Item.KEY));
                assertRejected(() -> items.readMany(many, Item.class), says);
                assertRejected(() -> async.readMany(many, Item.class), says);
            }
            assertRejected(() -> async.readItem(id, Item.KEY, Item.class), says);
            assertRejected(() -> async.findItem(id, Item.KEY, Item.class), says);
            assertRejected(() -> async.deleteItem(id, Item.KEY), says);
            assertRejected(() -> async.replaceItem(Item.of("x"), id, Item.KEY), says);
            assertRejected(() -> async.createItem(RawJson.of(json(id)), Item.KEY), says);
            assertRejected(() -> async.upsertItem(RawJson.of(json(id))), says);
            assertRejected(() -> items.createItem(RawJson.of(json(id))), says);
            assertRejected(() -> items.upsertItem(RawJson.of(json(id)), Item.KEY), says);
            assertRejected(() -> items.readItem(id, Item.KEY, Item.class), says);
            assertRejected(() -> items.findItem(id, Item.KEY, Item.class), says);
            assertRejected(() -> items.deleteItem(id, Item.KEY), says);
            assertRejected(() -> items.replaceItem(Item.of("x"), id, Item.KEY), says);
            if (!id.startsWith("\uD83D")) assertRejected(() -> items.createItem(Item.of(id), Item.KEY), says);
            if (!id.startsWith("\uD83D")) assertRejected(() -> items.upsertItem(Item.of(id)), says);
        });
    }

    /** With half a pair as an escape: as UTF-8 there is no such text. */
    private static String json(String id) {
        String text = id.replace("\\", "\\\\").replace("\uD83D", "\\uD83D");
        return "{\"id\":\"" + text + "\",\"pk\":\"a\"}";
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void of_many_items_one_of_a_wrong_id_fails_alone(String id) {
        List<ItemResult<Item>> results =
                items.createItems(List.of(Item.of("second"), Item.of(id), Item.of("third")), BulkOptions.defaults());

        assertThat(results).extracting(ItemResult::isOk).containsExactly(true, false, true);
        assertThat(results.get(1).failure().orElseThrow().getMessage()).contains("item id must not be \"" + id);
        assertThat(results.get(1).attempts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void a_name_of_dots(String id) {
        assertNothingSent(() -> {
            assertRejected(() -> items.database().container(id), "container id must not be \"" + id);
            assertRejected(
                    () -> items.database().createContainer(ContainerProperties.of(id, "/pk")),
                    "container id must not be \"" + id);
            assertRejected(
                    () -> items.database().createContainerIfNotExists(ContainerProperties.of(id, "/pk")),
                    "container id must not be");
            assertRejected(() -> setup.client().database(id), "database id must not be \"" + id);
            assertRejected(() -> setup.client().createDatabase(id), "database id must not be \"" + id);
            assertRejected(() -> setup.client().async().createDatabaseIfNotExists(id), "database id must not be");
        });
    }

    @Test
    void null_for_an_id_a_key_an_item_or_a_type() {
        assertNothingSent(() -> {
            assertRejected(() -> items.readItem(null, Item.KEY, Item.class), "item id must not be null");
            assertRejected(() -> items.readItem("1", null, Item.class), "partitionKey must not be null");
            assertRejected(() -> items.readItem("1", Item.KEY, (Class<Item>) null), "type must not be null");
            assertRejected(() -> items.deleteItem(null, Item.KEY), "item id must not be null");
            assertRejected(() -> items.deleteItem("1", (PartitionKey) null), "partitionKey must not be null");
            assertRejected(() -> items.createItem(null), "item must not be null");
            assertRejected(() -> items.upsertItem(null, Item.KEY), "item must not be null");
            assertRejected(() -> items.createItem(Item.of("1"), (PartitionKey) null), "partitionKey must not be null");
            assertRejected(() -> items.createItem(new Item(null, "a", 1), Item.KEY), "item lacks an id");
        });
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"pk\":\"a\"};item lacks an id",
                "{\"id\":null,\"pk\":\"a\"};item lacks an id",
                "{\"id\":7,\"pk\":\"a\"};item id must be a string",
                "[1];item must be a JSON object",
                "\"text\";item must be a JSON object",
                "{\"id\":;item is not well-formed JSON"
            })
    void json_that_is_not_an_item(String json, String says) {
        assertNothingSent(() -> {
            assertRejected(() -> items.createItem(RawJson.of(json), Item.KEY), says);
            assertRejected(() -> items.upsertItem(RawJson.of(json)), says);
        });
    }

    @Test
    void an_item_without_its_key_if_the_key_is_extracted_from_it() {
        assertNothingSent(() -> {
            assertRejected(() -> items.createItem(RawJson.of("{\"id\":\"1\"}")), "item lacks /pk, its partition key");
            assertRejected(
                    () -> items.upsertItem(RawJson.of("{\"id\":\"1\",\"pk\":{}}")),
                    "item has an object or array at /pk, its partition key");
        });
    }

    @Test
    void an_item_of_more_than_2_MB() {
        Map<String, Object> large = Map.of("id", "1", "pk", "a", "text", "x".repeat(2 * 1024 * 1024));

        assertNothingSent(() -> assertRejected(
                () -> items.createItem(large, Item.KEY), "item must be at most 2097152 bytes of JSON, was 20971"));
    }

    @Test
    void a_replacement_with_another_id() {
        assertNothingSent(() -> assertRejected(
                () -> items.replaceItem(Item.of("2"), "1", Item.KEY),
                "the new item must have the id of the one it replaces"));
    }

    @Test
    void invalid_partition_keys() {
        assertNothingSent(() -> {
            assertRejected(() -> PartitionKey.of((String) null), "value must not be null");
            assertRejected(() -> PartitionKey.of(Double.NaN), "a partition key number must be finite, was NaN");
            assertRejected(PartitionKey::hierarchical, "a hierarchical partition key has 1 to 3 values, was given 0");
            assertRejected(
                    () -> PartitionKey.hierarchical(1, 2, 3, 4),
                    "a hierarchical partition key has 1 to 3 values, was given 4");
            assertRejected(() -> PartitionKey.hierarchical(Map.of()), "a partition key value is a String, Number");
        });
    }
}
