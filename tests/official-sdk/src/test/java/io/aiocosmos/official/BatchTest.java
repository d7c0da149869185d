package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosBatch;
import com.azure.cosmos.models.CosmosBatchItemRequestOptions;
import com.azure.cosmos.models.CosmosBatchOperationResult;
import com.azure.cosmos.models.CosmosBatchPatchItemRequestOptions;
import com.azure.cosmos.models.CosmosBatchResponse;
import com.azure.cosmos.models.CosmosPatchOperations;
import com.azure.cosmos.models.PartitionKey;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactional batches of the SDK. */
class BatchTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static CosmosContainer items;

    private String pk;
    private CosmosBatch batch;
    private Entry there;

    @BeforeAll
    static void create_a_container() {
        items = SDK.newContainer("/pk");
    }

    @BeforeEach
    void begin() {
        pk = SDK.newName();
        batch = CosmosBatch.createCosmosBatch(new PartitionKey(pk));
        there = new Entry("there", pk, 1);
        items.createItem(there);
    }

    private Entry entry(String id) {
        return new Entry(id, pk, 1);
    }

    private Entry read(String id) {
        return items.readItem(id, new PartitionKey(pk), Entry.class).getItem();
    }

    private static List<Integer> statuses(CosmosBatchResponse response) {
        return response.getResults().stream()
                .map(CosmosBatchOperationResult::getStatusCode)
                .toList();
    }

    @Test
    void every_kind_of_operation_takes_effect() {
        items.createItem(entry("gone"));
        batch.createItemOperation(entry("1"));
        batch.upsertItemOperation(entry("2"));
        batch.replaceItemOperation("1", entry("1").with(5));
        batch.patchItemOperation("there", CosmosPatchOperations.create().increment("/amount", 41));
        batch.readItemOperation("there");
        batch.deleteItemOperation("gone");

        CosmosBatchResponse response = items.executeCosmosBatch(batch);

        assertThat(response.isSuccessStatusCode()).isTrue();
        assertThat(statuses(response)).containsExactly(201, 201, 200, 200, 200, 204);
        assertThat(response.getResults().get(4).getItem(Entry.class)).isEqualTo(there.with(42));
        assertThat(response.getResults().get(0).getETag()).isNotEmpty();
        assertThat(response.getRequestCharge()).isPositive();
        assertThat(response.getSessionToken()).isNotEmpty();
        assertThat(read("1").amount()).isEqualTo(5);
        assertThat(statusOf(() -> read("gone"))).isEqualTo(404);
    }

    @Test
    void a_failure_leaves_everything_as_it_was() {
        batch.createItemOperation(entry("1"));
        batch.createItemOperation(there);
        batch.deleteItemOperation("there");

        CosmosBatchResponse response = items.executeCosmosBatch(batch);

        assertThat(response.isSuccessStatusCode()).isFalse();
        assertThat(response.getStatusCode()).isEqualTo(409);
        assertThat(statuses(response)).containsExactly(424, 409, 424);
        assertThat(statusOf(() -> read("1"))).isEqualTo(404);
        assertThat(read("there")).isEqualTo(there);
    }

    @Test
    void an_old_etag_is_412() {
        batch.createItemOperation(entry("1"));
        batch.replaceItemOperation(
                "there", there.with(2), new CosmosBatchItemRequestOptions().setIfMatchETag("\"old\""));

        CosmosBatchResponse response = items.executeCosmosBatch(batch);

        assertThat(statuses(response)).containsExactly(424, 412);
        assertThat(read("there")).isEqualTo(there);
    }

    @Test
    void a_patch_is_done_on_its_condition_only() {
        CosmosPatchOperations two = CosmosPatchOperations.create().set("/amount", 2);
        batch.patchItemOperation(
                "there", two, new CosmosBatchPatchItemRequestOptions().setFilterPredicate("FROM c WHERE c.amount = 1"));
        batch.patchItemOperation(
                "there", two, new CosmosBatchPatchItemRequestOptions().setFilterPredicate("FROM c WHERE c.amount = 1"));

        CosmosBatchResponse response = items.executeCosmosBatch(batch);

        assertThat(statuses(response)).containsExactly(424, 412);
        assertThat(response.getResults().get(1).getSubStatusCode()).isEqualTo(1110);
        assertThat(read("there")).isEqualTo(there);
    }

    @Test
    void an_unchanged_read_does_not_keep_the_others_from_being_done() {
        String etag = items.readItem("there", there.key(), Entry.class).getETag();
        batch.createItemOperation(entry("1"));
        batch.readItemOperation("there", new CosmosBatchItemRequestOptions().setIfNoneMatchETag(etag));

        CosmosBatchResponse response = items.executeCosmosBatch(batch);

        assertThat(response.isSuccessStatusCode()).isTrue();
        assertThat(statuses(response)).containsExactly(201, 304);
        assertThat(read("1")).isEqualTo(entry("1"));
    }

    @Test
    void a_hundred_operations_are_the_most() {
        for (int i = 0; i < 100; i++) batch.createItemOperation(entry("i" + i));
        assertThat(statuses(items.executeCosmosBatch(batch))).hasSize(100).containsOnly(201);

        batch.readItemOperation("there");
        assertThat(statusOf(() -> items.executeCosmosBatch(batch))).isEqualTo(400);
    }

    @Test
    void an_item_of_another_key_is_refused() {
        batch.createItemOperation(new Entry("1", "other", 1));

        CosmosBatchResponse response = items.executeCosmosBatch(batch);

        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(statusOf(() -> read("1"))).isEqualTo(404);
    }
}
