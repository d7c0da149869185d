package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosPatchItemRequestOptions;
import com.azure.cosmos.models.CosmosPatchOperations;
import com.azure.cosmos.models.PartitionKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PatchTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static final PartitionKey KEY = new PartitionKey("a");

    private static CosmosContainer items;

    private String id;

    @BeforeAll
    static void create_a_container() {
        items = SDK.newContainer("/pk");
    }

    @BeforeEach
    void store_an_item() {
        id = SDK.newName();
        items.createItem(Map.of("id", id, "pk", "a", "amount", 1, "old", true, "tags", List.of("x")));
    }

    private JsonNode read() {
        return items.readItem(id, KEY, JsonNode.class).getItem();
    }

    @Test
    void each_kind_of_operation_changes_its_path() {
        CosmosPatchOperations operations = CosmosPatchOperations.create()
                .add("/tags/0", "first")
                .set("/name", "n")
                .increment("/amount", 41)
                .remove("/old")
                .replace("/tags/1", "last");

        assertThat(items.patchItem(id, KEY, operations, JsonNode.class).getStatusCode())
                .isEqualTo(200);

        assertThat(read().get("tags")).hasToString("[\"first\",\"last\"]");
        assertThat(read().get("name").textValue()).isEqualTo("n");
        assertThat(read().get("amount").intValue()).isEqualTo(42);
        assertThat(read().has("old")).isFalse();
    }

    @Test
    void an_unmet_condition_does_not_change_the_item() {
        CosmosPatchOperations operations = CosmosPatchOperations.create().set("/amount", 2);
        CosmosPatchItemRequestOptions ifFive =
                new CosmosPatchItemRequestOptions().setFilterPredicate("FROM c WHERE c.amount = 5");

        assertThat(statusOf(() -> items.patchItem(id, KEY, operations, ifFive, JsonNode.class)))
                .isEqualTo(412);
        assertThat(read().get("amount").intValue()).isEqualTo(1);
    }

    @Test
    void a_met_condition_applies_the_patch() {
        CosmosPatchOperations operations = CosmosPatchOperations.create().set("/amount", 2);
        CosmosPatchItemRequestOptions ifOne =
                new CosmosPatchItemRequestOptions().setFilterPredicate("FROM c WHERE c.amount = 1");

        items.patchItem(id, KEY, operations, ifOne, JsonNode.class);

        assertThat(read().get("amount").intValue()).isEqualTo(2);
    }

    @Test
    void nothing_is_done_if_one_operation_fails() {
        CosmosPatchOperations operations =
                CosmosPatchOperations.create().set("/amount", 2).remove("/missing");

        assertThat(statusOf(() -> items.patchItem(id, KEY, operations, JsonNode.class)))
                .isEqualTo(400);
        assertThat(read().get("amount").intValue()).isEqualTo(1);
    }

    @Test
    void an_item_that_is_not_there_is_not_found() {
        CosmosPatchOperations operations = CosmosPatchOperations.create().set("/amount", 2);

        assertThat(statusOf(() -> items.patchItem("missing", KEY, operations, JsonNode.class)))
                .isEqualTo(404);
    }
}
