package io.aiocosmos.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.semconv.DbAttributes;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UserAgentAttributes;
import io.opentelemetry.semconv.incubating.AzureIncubatingAttributes;
import io.opentelemetry.semconv.incubating.DbIncubatingAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names beside OpenTelemetry's own constants. */
class NamesTest {
    @Test
    void are_those_of_the_conventions_and_of_their_types() {
        assertThat(Names.SYSTEM).isEqualTo(DbAttributes.DB_SYSTEM_NAME);
        assertThat(Names.COSMOS).isEqualTo(DbIncubatingAttributes.DbSystemNameIncubatingValues.AZURE_COSMOSDB);
        assertThat(Names.OPERATION).isEqualTo(DbAttributes.DB_OPERATION_NAME);
        assertThat(Names.NAMESPACE).isEqualTo(DbAttributes.DB_NAMESPACE);
        assertThat(Names.COLLECTION).isEqualTo(DbAttributes.DB_COLLECTION_NAME);
        assertThat(Names.QUERY_TEXT).isEqualTo(DbAttributes.DB_QUERY_TEXT);
        assertThat(Names.STATUS).isEqualTo(DbAttributes.DB_RESPONSE_STATUS_CODE);
        assertThat(Names.ROWS).isEqualTo(DbIncubatingAttributes.DB_RESPONSE_RETURNED_ROWS);
        assertThat(Names.ERROR_TYPE).isEqualTo(ErrorAttributes.ERROR_TYPE);
        assertThat(Names.SERVER_ADDRESS).isEqualTo(ServerAttributes.SERVER_ADDRESS);
        assertThat(Names.SERVER_PORT).isEqualTo(ServerAttributes.SERVER_PORT);
        assertThat(Names.USER_AGENT).isEqualTo(UserAgentAttributes.USER_AGENT_ORIGINAL);
        assertThat(Names.CLIENT_ID).isEqualTo(AzureIncubatingAttributes.AZURE_CLIENT_ID);
        assertThat(Names.RESOURCE_PROVIDER).isEqualTo(AzureIncubatingAttributes.AZURE_RESOURCE_PROVIDER_NAMESPACE);
        assertThat(Names.CONSISTENCY).isEqualTo(AzureIncubatingAttributes.AZURE_COSMOSDB_CONSISTENCY_LEVEL);
        assertThat(Names.REGIONS).isEqualTo(AzureIncubatingAttributes.AZURE_COSMOSDB_OPERATION_CONTACTED_REGIONS);
        assertThat(Names.CHARGE).isEqualTo(AzureIncubatingAttributes.AZURE_COSMOSDB_OPERATION_REQUEST_CHARGE);
        assertThat(Names.REQUEST_SIZE).isEqualTo(AzureIncubatingAttributes.AZURE_COSMOSDB_REQUEST_BODY_SIZE);
        assertThat(Names.SUB_STATUS).isEqualTo(AzureIncubatingAttributes.AZURE_COSMOSDB_RESPONSE_SUB_STATUS_CODE);
    }

    @ParameterizedTest
    @CsvSource({
        "createItem, dbs/a/colls/b, create_item",
        "findItem, dbs/a/colls/b/docs/c, read_item",
        "createItems, dbs/a/colls/b, bulk_create_item",
        "executeBulk, dbs/a/colls/b, execute_bulk",
        "createContainerIfNotExists, dbs/a/colls/b, create_container_if_not_exists",
        "readThroughput, dbs/a/colls/b, read_container_throughput",
        "replaceThroughput, dbs/a, replace_database_throughput",
        "listDatabases, '', read_all_databases",
        "readPartitionRanges, dbs/a/colls/b, read_partition_ranges"
    })
    void of_operations_are_the_well_known_ones(String ours, String link, String theirs) {
        assertThat(OperationNames.of(ours, ResourceNames.of(link))).isEqualTo(theirs);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', ''",
        "dbs/a, a, ''",
        "dbs/a/colls/b, a, b",
        "dbs/a/colls/b/docs/c, a, b",
        "dbs/a/users/u, a, ''"
    })
    void of_database_and_container_are_taken_from_the_link(String link, String database, String container) {
        assertThat(ResourceNames.of(link)).isEqualTo(new ResourceNames(database, container));
    }
}
