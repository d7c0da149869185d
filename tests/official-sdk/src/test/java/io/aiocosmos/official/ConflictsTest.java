package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosAsyncConflict;
import com.azure.cosmos.CosmosAsyncContainer;
import com.azure.cosmos.CosmosDatabase;
import com.azure.cosmos.models.CosmosConflictRequestOptions;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.PartitionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConflictsTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    @Test
    void are_listed_queried_and_looked_for_and_there_are_none() {
        CosmosDatabase database = SDK.newDatabase();
        database.createContainer("c", "/pk");
        try (CosmosAsyncClient client = SDK.newClient().buildAsyncClient()) {
            CosmosAsyncContainer container =
                    client.getDatabase(database.getId()).getContainer("c");
            CosmosAsyncConflict conflict = container.getConflict("x");
            CosmosConflictRequestOptions ofKey =
                    new CosmosConflictRequestOptions().setPartitionKey(new PartitionKey("a"));
            String query = "SELECT * FROM c WHERE c.resourceType = 'document'";

            assertThat(container
                            .readAllConflicts(new CosmosQueryRequestOptions())
                            .toIterable())
                    .isEmpty();
            assertThat(container.queryConflicts(query).toIterable()).isEmpty();
            assertThat(statusOf(() -> conflict.read(ofKey).block())).isEqualTo(404);
            assertThat(statusOf(() -> conflict.delete(ofKey).block())).isEqualTo(404);
        }
    }
}
