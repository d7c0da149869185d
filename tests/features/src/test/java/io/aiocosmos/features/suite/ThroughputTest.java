package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.Throughput;
import io.aiocosmos.ThroughputProperties;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.features.matrix.FewPairs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@FewPairs
class ThroughputTest extends FeatureTest {
    private static final ResourceOptions MANUAL =
            ResourceOptions.builder().manualThroughput(500).build();
    private static final ResourceOptions AUTOSCALE =
            ResourceOptions.builder().autoscaleThroughput(4000).build();

    @Test
    void a_database_has_the_manual_throughput_it_was_created_with() {
        client.createDatabase(databaseId, MANUAL);

        assertThat(throughput(client.database(databaseId).readThroughput())).isEqualTo(Throughput.manual(500));
    }

    @Test
    void a_database_has_the_autoscale_throughput_it_was_created_with() {
        client.createDatabaseIfNotExists(databaseId, AUTOSCALE);

        assertThat(throughput(client.database(databaseId).readThroughput())).isEqualTo(Throughput.autoscale(4000));
    }

    @Test
    void a_database_without_its_own_throughput_has_none() {
        CosmosDatabase database = database();

        assertThatThrownBy(database::readThroughput).isInstanceOf(CosmosNotFoundException.class);
        assertThatThrownBy(() -> database.replaceThroughput(Throughput.manual(500)))
                .isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void the_throughput_of_a_database_is_replaced() {
        client.createDatabase(databaseId, MANUAL);
        CosmosDatabase database = client.database(databaseId);

        CosmosResponse<ThroughputProperties> replaced = database.replaceThroughput(Throughput.manual(700));

        assertThat(throughput(replaced)).isEqualTo(Throughput.manual(700));
        assertThat(throughput(database.readThroughput())).isEqualTo(Throughput.manual(700));
    }

    @Test
    void a_container_has_the_throughput_it_was_created_with() {
        CosmosDatabase database = database();
        database.createContainer(ContainerProperties.of("manual", "/pk"), MANUAL);
        database.createContainerIfNotExists(ContainerProperties.of("autoscale", "/pk"), AUTOSCALE);

        assertThat(throughput(database.container("manual").readThroughput())).isEqualTo(Throughput.manual(500));
        assertThat(throughput(database.container("autoscale").readThroughput())).isEqualTo(Throughput.autoscale(4000));
    }

    @Test
    void a_container_goes_from_manual_to_autoscale_and_back() {
        CosmosDatabase database = database();
        database.createContainer(ContainerProperties.of("items", "/pk"), MANUAL);
        CosmosContainer items = database.container("items");

        items.replaceThroughput(Throughput.autoscale(5000));
        assertThat(throughput(items.readThroughput())).isEqualTo(Throughput.autoscale(5000));
        items.replaceThroughput(Throughput.manual(600));
        assertThat(throughput(items.readThroughput())).isEqualTo(Throughput.manual(600));
    }

    @Test
    void a_container_that_shares_its_databases_throughput_has_none() {
        client.createDatabase(databaseId, MANUAL);
        client.database(databaseId).createContainer(ContainerProperties.of("items", "/pk"));

        assertThatThrownBy(() -> client.database(databaseId).container("items").readThroughput())
                .isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    @Tag("emulator")
    void manual_and_autoscale_at_once_are_rejected_before_sending() {
        assertNothingSent(() -> assertThatThrownBy(() -> client.createDatabase(
                        databaseId,
                        ResourceOptions.builder()
                                .manualThroughput(400)
                                .autoscaleThroughput(4000)
                                .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("manualThroughput and autoscaleThroughput exclude each other: set one of them"));
    }

    private static Throughput throughput(CosmosResponse<ThroughputProperties> response) {
        return response.value().throughput();
    }
}
