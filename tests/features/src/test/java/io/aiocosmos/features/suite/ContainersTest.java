package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import io.aiocosmos.features.matrix.FewPairs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@FewPairs
class ContainersTest extends FeatureTest {
    private static final ContainerProperties LEDGER = ContainerProperties.of("ledger", "/account");

    @Test
    void a_container_is_created_with_its_partition_key() {
        CosmosResponse<ContainerProperties> created = database().createContainer(LEDGER);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.value().id()).isEqualTo("ledger");
        assertThat(created.value().partitionKey().paths()).containsExactly("/account");
        assertThat(created.value().defaultTimeToLiveSeconds()).isEmpty();
    }

    @Test
    void a_container_that_exists_cannot_be_created_again() {
        CosmosDatabase database = database();
        database.createContainer(LEDGER);

        assertThatThrownBy(() -> database.createContainer(LEDGER)).isInstanceOf(CosmosConflictException.class);
    }

    @Test
    void create_if_not_exists_creates_and_then_reads_without_comparing() {
        CosmosDatabase database = database();

        assertThat(database.createContainerIfNotExists(LEDGER).statusCode()).isEqualTo(201);
        CosmosResponse<ContainerProperties> second =
                database.createContainerIfNotExists(ContainerProperties.of("ledger", "/other"));

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.value().partitionKey().paths()).containsExactly("/account");
    }

    @Test
    void another_key_than_that_of_the_container_that_exists_is_reported() {
        database().createContainer(LEDGER);
        List<CosmosEvent.PartitionKeyMismatch> reported = new CopyOnWriteArrayList<>();
        try (CosmosClient heard = setup.connect(setup.builder().listener(event -> {
            if (event instanceof CosmosEvent.PartitionKeyMismatch mismatch) reported.add(mismatch);
        }))) {
            CosmosDatabase database = heard.database(databaseId);
            database.createContainerIfNotExists(LEDGER);
            database.ensureContainer(ContainerProperties.of("ledger", "/\"account\""));
            database.ensureContainer(ContainerProperties.of("new", "/other"));
            assertThat(reported).isEmpty();

            database.createContainerIfNotExists(ContainerProperties.of("ledger", "/other"));
            database.ensureContainer(ContainerProperties.of("ledger", "/account", "/branch"));
        }

        assertThat(reported).hasSize(2).allSatisfy(each -> {
            assertThat(each.resource()).isEqualTo("dbs/" + databaseId + "/colls/ledger");
            assertThat(each.existingPaths()).containsExactly("/account");
        });
        assertThat(reported.get(0).requestedPaths()).containsExactly("/other");
        assertThat(reported.get(1).requestedPaths()).containsExactly("/account", "/branch");
    }

    @Test
    void ensure_gives_the_container_that_exists_with_its_own_key() {
        CosmosContainer created = database().ensureContainer(LEDGER);
        CosmosContainer found = client.database(databaseId).ensureContainer(ContainerProperties.of("ledger", "/other"));

        found.createItem(RawJson.of("{\"id\":\"1\",\"account\":\"a\",\"other\":\"b\"}"));

        assertThat(created.findItem("1", PartitionKey.of("a"), RawJson.class)).isPresent();
    }

    @Test
    void a_container_is_read_as_it_was_created() {
        CosmosDatabase database = database();
        ContainerProperties created = database.createContainer(LEDGER).value();

        CosmosResponse<ContainerProperties> read = database.container("ledger").read();

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.value().id()).isEqualTo("ledger");
        assertThat(read.value().partitionKey()).isEqualTo(created.partitionKey());
        assertThat(read.value().field("_etag")).isEqualTo(created.field("_etag"));
    }

    @Test
    void a_container_exists_from_its_creation_to_its_deletion() {
        CosmosDatabase database = database();
        CosmosContainer ledger = database.container("ledger");
        assertThat(ledger.exists()).isFalse();
        database.createContainer(LEDGER);
        assertThat(ledger.exists()).isTrue();

        assertThat(ledger.delete().statusCode()).isEqualTo(204);

        assertThat(ledger.exists()).isFalse();
        assertThatThrownBy(ledger::read).isInstanceOf(CosmosNotFoundException.class);
        assertThatThrownBy(ledger::delete).isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void a_container_is_deleted_with_its_database() {
        CosmosDatabase database = database();
        database.createContainer(LEDGER);
        database.delete();
        client.createDatabase(databaseId);

        assertThat(database.container("ledger").exists()).isFalse();
    }

    @Test
    void the_list_has_the_databases_own_containers_only() {
        CosmosDatabase database = database();
        database.createContainer(LEDGER);
        database.createContainer(ContainerProperties.of("notes", "/pk"));

        assertThat(database.listContainers())
                .extracting(ContainerProperties::id)
                .containsExactlyInAnyOrder("ledger", "notes");
    }

    @Test
    void the_list_can_be_read_one_to_a_page() {
        CosmosDatabase database = database();
        for (int i = 0; i < 3; i++) database.createContainer(ContainerProperties.of("container-" + i, "/pk"));

        QueryOptions one = QueryOptions.builder().maxItemCount(1).build();

        assertThat(database.listContainers(one).pages())
                .filteredOn(page -> !page.items().isEmpty())
                .hasSize(3)
                .allSatisfy(page -> assertThat(page.items()).hasSize(1));
    }

    @Test
    void a_database_without_containers_lists_none() {
        assertThat(database().listContainers()).isEmpty();
    }

    @Test
    void containers_are_queried_by_a_condition() {
        CosmosDatabase database = database();
        database.createContainer(LEDGER);
        database.createContainer(ContainerProperties.of("notes", "/pk"));

        SqlQuery query = SqlQuery.of("select * from c where c.id = @id").with("@id", "notes");

        assertThat(database.queryContainers(query))
                .singleElement()
                .satisfies(found -> assertThat(found.partitionKey().paths()).containsExactly("/pk"));
    }

    @Test
    void a_definition_is_replaced() {
        CosmosDatabase database = database();
        database.createContainer(LEDGER);
        CosmosContainer ledger = database.container("ledger");
        ContainerProperties longer = ledger.read().value().toBuilder()
                .defaultTimeToLive(Duration.ofHours(1))
                .build();

        CosmosResponse<ContainerProperties> replaced = ledger.replace(longer);

        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.value().defaultTimeToLiveSeconds()).hasValue(3600);
        assertThat(ledger.read().value().defaultTimeToLiveSeconds()).hasValue(3600);
    }

    @Test
    void a_definition_that_was_changed_since_is_not_replaced() {
        CosmosDatabase database = database();
        CosmosResponse<ContainerProperties> first = database.createContainer(LEDGER);
        CosmosContainer ledger = database.container("ledger");
        ContainerProperties longer =
                first.value().toBuilder().defaultTimeToLive(Duration.ofHours(1)).build();
        ResourceOptions unchanged =
                ResourceOptions.builder().ifMatch(first.etag().orElseThrow()).build();
        ledger.replace(longer, unchanged);

        assertThatThrownBy(() -> ledger.replace(first.value(), unchanged))
                .isInstanceOf(CosmosPreconditionFailedException.class);
        assertThatThrownBy(() -> ledger.delete(unchanged)).isInstanceOf(CosmosPreconditionFailedException.class);
    }
}
