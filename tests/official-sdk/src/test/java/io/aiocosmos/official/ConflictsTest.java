package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosAsyncConflict;
import com.azure.cosmos.CosmosAsyncContainer;
import com.azure.cosmos.CosmosDatabase;
import com.azure.cosmos.models.ConflictResolutionPolicy;
import com.azure.cosmos.models.CosmosConflictProperties;
import com.azure.cosmos.models.CosmosConflictRequestOptions;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.PartitionKey;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConflictsTest {
    private static final CosmosConflictRequestOptions OF_KEY =
            new CosmosConflictRequestOptions().setPartitionKey(new PartitionKey("a"));

    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(
            CosmosEmulator.builder().regions("West US", "East US").enableMultipleWriteLocations(true));

    private static CosmosAsyncClient clientIn(String region) {
        return SDK.newClient()
                .endpoint(SDK.emulator().endpoint().replace("127.0.0.1", "localhost"))
                .preferredRegions(List.of(region))
                .buildAsyncClient();
    }

    @Test
    void are_read_and_deleted_where_two_regions_wrote_the_same_item() {
        CosmosDatabase database = SDK.newDatabase();
        database.createContainer(new CosmosContainerProperties("c", "/pk")
                .setConflictResolutionPolicy(ConflictResolutionPolicy.createCustomPolicy()));
        SDK.emulator().replication("East US", "West US").stop();
        SDK.emulator().replication("West US", "East US").stop();
        try (CosmosAsyncClient west = clientIn("West US");
                CosmosAsyncClient east = clientIn("East US")) {
            CosmosAsyncContainer container = west.getDatabase(database.getId()).getContainer("c");
            container.createItem(new Entry("1", "a", 1)).block();
            east.getDatabase(database.getId())
                    .getContainer("c")
                    .createItem(new Entry("1", "a", 2))
                    .block();
            SDK.emulator().replication("East US", "West US").release();
            SDK.emulator().replication("West US", "East US").release();

            List<CosmosConflictProperties> all = container
                    .readAllConflicts(new CosmosQueryRequestOptions())
                    .collectList()
                    .block();
            assertThat(all).hasSize(1);
            assertThat(all.get(0).getOperationKind().toString()).isEqualToIgnoringCase("create");
            assertThat(all.get(0).getItem(Entry.class)).isEqualTo(new Entry("1", "a", 2));
            CosmosAsyncConflict conflict = container.getConflict(all.get(0).getId());
            assertThat(conflict.read(OF_KEY).block().getProperties().getId())
                    .isEqualTo(all.get(0).getId());
            conflict.delete(OF_KEY).block();
            assertThat(statusOf(() -> conflict.read(OF_KEY).block())).isEqualTo(404);
        }
    }

    @Test
    void are_listed_queried_and_looked_for_and_there_are_none() {
        CosmosDatabase database = SDK.newDatabase();
        database.createContainer("c", "/pk");
        try (CosmosAsyncClient client = SDK.newClient().buildAsyncClient()) {
            CosmosAsyncContainer container =
                    client.getDatabase(database.getId()).getContainer("c");
            CosmosAsyncConflict conflict = container.getConflict("x");
            String query = "SELECT * FROM c WHERE c.resourceType = 'document'";

            assertThat(container
                            .readAllConflicts(new CosmosQueryRequestOptions())
                            .toIterable())
                    .isEmpty();
            assertThat(container.queryConflicts(query).toIterable()).isEmpty();
            assertThat(statusOf(() -> conflict.read(OF_KEY).block())).isEqualTo(404);
            assertThat(statusOf(() -> conflict.delete(OF_KEY).block())).isEqualTo(404);
        }
    }
}
