package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.features.matrix.FewPairs;
import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@FewPairs
class DatabasesTest extends FeatureTest {
    @Test
    void a_database_is_created_with_an_identity_of_its_own() {
        CosmosResponse<DatabaseProperties> created = client.createDatabase(databaseId);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.value().id()).isEqualTo(databaseId);
        assertThat(created.value().rid()).isNotBlank();
        assertThat(created.value().etag()).isNotBlank();
        assertThat(created.value().lastModified())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void a_database_knows_the_address_of_its_account() {
        assertThat(client.database(databaseId).endpoint())
                .isEqualTo(Origin.of(URI.create(setup.server().endpoint())).toString());
    }

    @Test
    void a_database_that_exists_cannot_be_created_again() {
        client.createDatabase(databaseId);

        assertThatThrownBy(() -> client.createDatabase(databaseId)).isInstanceOf(CosmosConflictException.class);
    }

    @Test
    void create_if_not_exists_creates_and_then_reads() {
        CosmosResponse<DatabaseProperties> first = client.createDatabaseIfNotExists(databaseId);
        CosmosResponse<DatabaseProperties> second = client.createDatabaseIfNotExists(databaseId);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.value()).isEqualTo(first.value());
    }

    @Test
    void ensure_creates_and_then_finds_the_database_to_work_with() {
        CosmosDatabase created = client.ensureDatabase(databaseId);
        CosmosDatabase found = client.ensureDatabase(databaseId);

        assertThat(created.read().value()).isEqualTo(found.read().value());
        assertThat(found.id()).isEqualTo(databaseId);
    }

    @Test
    void ensure_fails_even_where_failures_are_returned() {
        assertThatThrownBy(() -> client.throwOnFailure(false).ensureDatabase(databaseId + "/"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.throwOnFailure(false)
                        .database(databaseId)
                        .ensureContainer(ContainerProperties.of("items", "/pk")))
                .isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void what_is_printed_is_where_it_is() {
        String endpoint = client.database(databaseId).endpoint();
        CosmosClient blocking = client.async().blocking();

        assertThat(blocking).hasToString("CosmosClient[" + endpoint + "]");
        assertThat(blocking.async()).hasToString("CosmosAsyncClient[" + endpoint + "]");
        assertThat(blocking.newSession()).hasToString("CosmosSession[" + endpoint + "]");
        assertThat(blocking.async().newSession()).hasToString("CosmosAsyncSession[" + endpoint + "]");
        String database = endpoint + "/dbs/" + databaseId;
        assertThat(blocking.database(databaseId)).hasToString("CosmosDatabase[" + database + "]");
        assertThat(blocking.async().database(databaseId)).hasToString("CosmosAsyncDatabase[" + database + "]");
        assertThat(blocking.container(databaseId, "a\u202Eb").toString())
                .startsWith("CosmosContainer[" + database + "/colls/a")
                .doesNotContain("\u202E");
        assertThat(blocking.async().container(databaseId, "ledger"))
                .hasToString("CosmosAsyncContainer[" + database + "/colls/ledger]");
    }

    @Test
    void a_database_is_read_as_it_was_created() {
        DatabaseProperties created = client.createDatabase(databaseId).value();

        CosmosResponse<DatabaseProperties> read = client.database(databaseId).read();

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.value()).isEqualTo(created);
    }

    @Test
    void a_database_that_is_not_there_cannot_be_read() {
        assertThatThrownBy(() -> client.database(databaseId).read()).isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void a_database_exists_from_its_creation_to_its_deletion() {
        assertThat(client.database(databaseId).exists()).isFalse();
        client.createDatabase(databaseId);
        assertThat(client.database(databaseId).exists()).isTrue();

        CosmosResponse<Void> deleted = client.database(databaseId).delete();

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(client.database(databaseId).exists()).isFalse();
    }

    @Test
    void a_database_that_is_not_there_cannot_be_deleted() {
        assertThatThrownBy(() -> client.database(databaseId).delete()).isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void a_recreated_database_is_another_one() {
        DatabaseProperties first = client.createDatabase(databaseId).value();
        client.database(databaseId).delete();

        DatabaseProperties second = client.createDatabase(databaseId).value();

        assertThat(second.rid()).isNotEqualTo(first.rid());
    }

    @Test
    void the_list_of_databases_has_the_new_one() {
        client.createDatabase(databaseId);

        assertThat(client.listDatabases()).extracting(DatabaseProperties::id).contains(databaseId);
    }

    @Test
    void the_list_of_databases_can_be_read_one_to_a_page() {
        client.createDatabase(databaseId);

        QueryOptions one = QueryOptions.builder().maxItemCount(1).build();

        assertThat(client.listDatabases(one).pages())
                .allSatisfy(page -> assertThat(page.items()).hasSizeLessThan(2));
        assertThat(client.listDatabases(one)).extracting(DatabaseProperties::id).contains(databaseId);
    }

    @Test
    void databases_are_queried_by_a_condition() {
        client.createDatabase(databaseId);
        SqlQuery query = SqlQuery.of("select * from d where d.id = @id").with("@id", databaseId);

        assertThat(client.queryDatabases(query))
                .singleElement()
                .satisfies(found -> assertThat(found.id()).isEqualTo(databaseId));
    }

    @Test
    void a_query_without_matches_is_empty() {
        SqlQuery query = SqlQuery.of("select * from d where d.id = @id").with("@id", databaseId);

        assertThat(client.queryDatabases(query)).isEmpty();
    }
}
