package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosDatabase;
import com.azure.cosmos.models.CosmosDatabaseProperties;
import com.azure.cosmos.models.CosmosDatabaseRequestOptions;
import com.azure.cosmos.models.CosmosDatabaseResponse;
import com.azure.cosmos.models.SqlParameter;
import com.azure.cosmos.models.SqlQuerySpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabasesTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    @Test
    void a_created_database_is_described_in_the_response() {
        CosmosDatabaseResponse created = SDK.client().createDatabase("described");

        CosmosDatabaseProperties properties = created.getProperties();
        assertThat(created.getStatusCode()).isEqualTo(201);
        assertThat(created.getRequestCharge()).isPositive();
        assertThat(created.getActivityId()).isNotBlank();
        assertThat(properties.getId()).isEqualTo("described");
        assertThat(properties.getResourceId()).hasSize(8);
        assertThat(properties.getETag()).isNotBlank();
        assertThat(properties.getTimestamp()).isNotNull();
    }

    @Test
    void an_existing_one_is_not_created_again() {
        String id = SDK.newName();

        assertThat(SDK.client().createDatabaseIfNotExists(id).getStatusCode()).isEqualTo(201);
        assertThat(SDK.client().createDatabaseIfNotExists(id).getStatusCode()).isEqualTo(200);
        assertThat(statusOf(() -> SDK.client().createDatabase(id))).isEqualTo(409);
    }

    @Test
    void a_database_is_read() {
        CosmosDatabase database = SDK.newDatabase();

        assertThat(database.read().getProperties().getId()).isEqualTo(database.getId());
    }

    @Test
    void a_database_that_is_not_there_is_not_found() {
        CosmosDatabase missing = SDK.client().getDatabase("missing");

        assertThat(statusOf(missing::read)).isEqualTo(404);
        assertThat(statusOf(missing::delete)).isEqualTo(404);
    }

    @Test
    void a_deleted_database_is_gone() {
        CosmosDatabase database = SDK.newDatabase();

        assertThat(database.delete().getStatusCode()).isEqualTo(204);

        assertThat(statusOf(database::read)).isEqualTo(404);
    }

    @Test
    void names_may_have_letters_of_any_script_and_spaces() {
        String id = "Bücher und 本 (1+1)";
        SDK.client().createDatabase(id);

        assertThat(SDK.client().getDatabase(id).read().getProperties().getId()).isEqualTo(id);
    }

    @Test
    void all_databases_are_listed() {
        List<String> made = List.of(SDK.newDatabase().getId(), SDK.newDatabase().getId());

        assertThat(SDK.client().readAllDatabases().stream().map(CosmosDatabaseProperties::getId))
                .containsAll(made);
    }

    @Test
    void databases_are_found_by_a_query() {
        String id = SDK.newDatabase().getId();
        SDK.newDatabase();
        SqlQuerySpec query =
                new SqlQuerySpec("SELECT * FROM root r WHERE r.id = @id", List.of(new SqlParameter("@id", id)));

        assertThat(SDK.client().queryDatabases(query, null).stream().map(CosmosDatabaseProperties::getId))
                .containsExactly(id);
    }

    @Test
    void a_delete_with_an_old_etag_is_rejected() {
        CosmosDatabase database = SDK.newDatabase();
        CosmosDatabaseRequestOptions stale = new CosmosDatabaseRequestOptions().setIfMatchETag("\"stale\"");

        assertThat(statusOf(() -> database.delete(stale))).isEqualTo(412);
        assertThat(database.read().getStatusCode()).isEqualTo(200);
    }
}
