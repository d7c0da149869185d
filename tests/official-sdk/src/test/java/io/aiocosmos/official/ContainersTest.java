package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.CosmosDatabase;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.CosmosContainerRequestOptions;
import com.azure.cosmos.models.CosmosContainerResponse;
import com.azure.cosmos.models.FeedRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContainersTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    @Test
    void a_created_container_is_described_in_the_response() {
        CosmosDatabase database = SDK.newDatabase();

        CosmosContainerResponse created = database.createContainer("c", "/account");

        CosmosContainerProperties properties = created.getProperties();
        assertThat(created.getStatusCode()).isEqualTo(201);
        assertThat(properties.getId()).isEqualTo("c");
        assertThat(properties.getPartitionKeyDefinition().getPaths()).containsExactly("/account");
        assertThat(properties.getResourceId()).hasSize(12);
        assertThat(properties.getETag()).isNotBlank();
    }

    @Test
    void an_existing_one_is_not_created_again() {
        CosmosDatabase database = SDK.newDatabase();

        assertThat(database.createContainerIfNotExists("c", "/pk").getStatusCode())
                .isEqualTo(201);
        assertThat(database.createContainerIfNotExists("c", "/pk").getStatusCode())
                .isEqualTo(200);
        assertThat(statusOf(() -> database.createContainer("c", "/pk"))).isEqualTo(409);
    }

    @Test
    void a_container_that_is_not_there_is_not_found() {
        CosmosContainer missing = SDK.newDatabase().getContainer("missing");

        assertThat(statusOf(missing::read)).isEqualTo(404);
        assertThat(statusOf(missing::delete)).isEqualTo(404);
    }

    @Test
    void a_deleted_container_is_gone() {
        CosmosContainer container = SDK.newContainer("/pk");

        assertThat(container.delete().getStatusCode()).isEqualTo(204);

        assertThat(statusOf(container::read)).isEqualTo(404);
    }

    @Test
    void the_containers_of_a_database_are_listed() {
        CosmosDatabase database = SDK.newDatabase();
        database.createContainer("a", "/pk");
        database.createContainer("b", "/pk");

        assertThat(database.readAllContainers().stream().map(CosmosContainerProperties::getId))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void containers_are_found_by_a_query() {
        CosmosDatabase database = SDK.newDatabase();
        database.createContainer("a", "/pk");
        database.createContainer("b", "/pk");

        assertThat(database.queryContainers("SELECT * FROM root r WHERE r.id = 'b'", null).stream()
                        .map(CosmosContainerProperties::getId))
                .containsExactly("b");
    }

    @Test
    void a_container_is_replaced_if_it_is_still_the_one_that_was_read() {
        CosmosContainer container = SDK.newContainer("/pk");
        CosmosContainerProperties read = container.read().getProperties();
        CosmosContainerRequestOptions unchanged = new CosmosContainerRequestOptions().setIfMatchETag(read.getETag());

        container.replace(read.setDefaultTimeToLiveInSeconds(60), unchanged);

        assertThat(container.read().getProperties().getDefaultTimeToLiveInSeconds())
                .isEqualTo(60);
        assertThat(statusOf(() -> container.replace(read.setDefaultTimeToLiveInSeconds(90), unchanged)))
                .isEqualTo(412);
    }

    @Test
    void the_partition_key_cannot_be_replaced() {
        CosmosContainer container = SDK.newContainer("/pk");
        CosmosContainerProperties read = container.read().getProperties();
        read.getPartitionKeyDefinition().setPaths(List.of("/other"));

        assertThat(statusOf(() -> container.replace(read))).isEqualTo(400);
    }

    @Test
    void every_range_of_a_container_is_a_feed_range() {
        CosmosContainer container = SDK.newContainer("/pk");

        assertThat(container.getFeedRanges())
                .hasSize(4)
                .extracting(FeedRange::toString)
                .doesNotHaveDuplicates();
    }
}
