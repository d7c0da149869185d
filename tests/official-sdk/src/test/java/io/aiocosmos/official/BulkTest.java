package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.CosmosDatabase;
import com.azure.cosmos.models.CosmosBulkExecutionOptions;
import com.azure.cosmos.models.CosmosBulkItemRequestOptions;
import com.azure.cosmos.models.CosmosBulkOperationResponse;
import com.azure.cosmos.models.CosmosBulkOperations;
import com.azure.cosmos.models.CosmosItemOperation;
import com.azure.cosmos.models.CosmosPatchOperations;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.PartitionKey;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The SDK's bulk executor over four ranges. */
class BulkTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().partitions(4));

    private CosmosDatabase database;
    private CosmosContainer items;

    @BeforeEach
    void create_a_container() {
        database = SDK.newDatabase();
        database.createContainer("c", "/pk");
        items = database.getContainer("c");
    }

    @AfterEach
    void clear() {
        SDK.emulator().faults().clear();
    }

    /** The status of each operation by its context; each ends once. */
    private Map<Integer, Integer> run(List<CosmosItemOperation> operations) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        Iterable<CosmosBulkOperationResponse<Integer>> responses =
                items.executeBulkOperations(operations, new CosmosBulkExecutionOptions());
        for (CosmosBulkOperationResponse<Integer> response : responses) {
            assertThat(response.getException()).isNull();
            assertThat(statuses.put(
                            response.getBatchContext(), response.getResponse().getStatusCode()))
                    .isNull();
        }
        return statuses;
    }

    private static Entry entry(int number) {
        return new Entry("i" + number, "k" + number % 100, number);
    }

    private static CosmosItemOperation create(Entry entry, int context) {
        return CosmosBulkOperations.getCreateItemOperation(entry, entry.key(), context);
    }

    private long count() {
        return items.queryItems("SELECT VALUE COUNT(1) FROM c", new CosmosQueryRequestOptions(), Long.class).stream()
                .findFirst()
                .orElseThrow();
    }

    /** One in ten is there already, and one in fifty is throttled when it is sent. */
    @Test
    void five_thousand_items_arrive_in_spite_of_conflicts_and_throttling() {
        Fault throttling =
                SDK.emulator().faults().always().operations().every(50).respond(429, 3200, Duration.ofMillis(5));
        List<CosmosItemOperation> operations = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) operations.add(create(entry(i % 10 == 0 ? 0 : i), i));

        Map<Integer, Integer> statuses = run(operations);

        assertThat(statuses).hasSize(5_000);
        assertThat(statuses.values()).containsOnly(201, 409);
        assertThat(statuses.values().stream().filter(status -> status == 409)).hasSize(499);
        assertThat(count()).isEqualTo(4_501);
        assertThat(throttling.requests()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void every_kind_of_operation_takes_effect() {
        for (int i = 1; i <= 5; i++) items.createItem(entry(i));
        CosmosPatchOperations patch = CosmosPatchOperations.create().increment("/amount", 10);

        Map<Integer, Integer> statuses = run(List.of(
                create(entry(0), 0),
                CosmosBulkOperations.getUpsertItemOperation(entry(1).with(11), entry(1).key(), 1),
                CosmosBulkOperations.getReplaceItemOperation("i2", entry(2).with(12), entry(2).key(), 2),
                CosmosBulkOperations.getPatchItemOperation("i3", entry(3).key(), patch, 3),
                CosmosBulkOperations.getReadItemOperation("i4", entry(4).key(), 4),
                CosmosBulkOperations.getDeleteItemOperation("i5", entry(5).key(), 5)));

        assertThat(statuses).containsExactlyInAnyOrderEntriesOf(Map.of(0, 201, 1, 200, 2, 200, 3, 200, 4, 200, 5, 204));
        assertThat(items.readAllItems(new PartitionKey("k3"), Entry.class)).containsExactly(entry(3).with(13));
        assertThat(count()).isEqualTo(5);
    }

    @Test
    void failures_have_the_status_of_single_requests_and_hold_up_nobody() {
        items.createItem(entry(1));
        CosmosBulkItemRequestOptions old = new CosmosBulkItemRequestOptions().setIfMatchETag("\"old\"");

        Map<Integer, Integer> statuses = run(List.of(
                CosmosBulkOperations.getReadItemOperation("none", entry(1).key(), 0),
                CosmosBulkOperations.getReplaceItemOperation("i1", entry(1).with(2), entry(1).key(), old, 1),
                CosmosBulkOperations.getPatchItemOperation(
                        "i1", entry(1).key(), CosmosPatchOperations.create().replace("/none", 1), 2),
                create(entry(101), 3)));

        assertThat(statuses).containsExactlyInAnyOrderEntriesOf(Map.of(0, 404, 1, 412, 2, 400, 3, 201));
    }

    @Test
    void a_split_on_the_way_loses_nothing() {
        items.createItem(entry(0));
        List<CosmosItemOperation> operations = new ArrayList<>();
        for (int i = 1; i < 500; i++) operations.add(create(entry(i), i));
        assertThat(run(operations).values()).containsOnly(201);
        for (String range : List.of("0", "1", "2", "3")) SDK.emulator().split(database.getId(), "c", range);

        operations.clear();
        for (int i = 500; i < 1_000; i++) operations.add(create(entry(i), i));

        assertThat(run(operations).values()).hasSize(500).containsOnly(201);
        assertThat(count()).isEqualTo(1_000);
    }
}
