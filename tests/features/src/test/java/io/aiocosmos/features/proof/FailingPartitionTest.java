package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One range of a container that fails in one region: with a circuit breaker only its own reads go elsewhere. */
class FailingPartitionTest {
    private static final int KEYS = 8;

    private final CosmosEmulator emulator = CosmosEmulator.builder()
            .partitions(2)
            .regions("West US", "East US")
            .http(0)
            .start();
    private final List<String> askedInEast = new CopyOnWriteArrayList<>();
    private CosmosClient client;

    @BeforeEach
    void writeToBothRanges() {
        client = builder().connect();
        client.createDatabase("books");
        client.database("books").createContainer(ContainerProperties.of("ledger", "/pk"));
        for (int i = 0; i < KEYS; i++) ledger().createItem(RawJson.of("{\"id\":\"1\",\"pk\":\"" + i + "\"}"));
        emulator.faults()
                .always()
                .kind("docs.read")
                .region("East US")
                .where(request -> {
                    askedInEast.add(
                            request.header("x-ms-documentdb-partitionkey").orElse(""));
                    return false;
                })
                .respond(500, 0);
        emulator.faults()
                .always()
                .kind("docs.read")
                .region("East US")
                .partition("0")
                .respond(503, 0);
    }

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    private CosmosClientBuilder builder() {
        return CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .key(emulator.key())
                .transport("jdk")
                .codec("jackson")
                .preferredRegions("East US", "West US");
    }

    private CosmosContainer ledger() {
        return client.database("books").container("ledger");
    }

    /** The keys that East US is asked for if each is read once. */
    private List<String> readAll() {
        askedInEast.clear();
        for (int i = 0; i < KEYS; i++)
            assertThat(ledger().readItem("1", PartitionKey.of(Integer.toString(i)), RawJson.class)
                            .value()
                            .text())
                    .contains("\"pk\":\"" + i + "\"");
        return List.copyOf(askedInEast);
    }

    private void readTenTimes() {
        for (int i = 0; i < 10; i++) readAll();
    }

    @Test
    void it_is_asked_each_time_without_a_circuit_breaker() {
        readTenTimes();

        assertThat(readAll()).hasSize(KEYS);
    }

    @Test
    void it_is_read_elsewhere_with_one() {
        client.close();
        client = builder().partitionCircuitBreaker(true).connect();
        ledger().upsertItem(RawJson.of("{\"id\":\"1\",\"pk\":\"0\"}")); // reads the definition, the query the ranges:
        ledger().queryItems(SqlQuery.of("select value 1 from c"), RawJson.class)
                .toList(KEYS); // nothing is left to wait for
        readTenTimes();

        assertThat(readAll()).hasSizeBetween(1, KEYS - 1); // those of the range that is well
    }

    @Test
    void regions_are_excluded_while_the_program_says_so() {
        List<String> excluded = new CopyOnWriteArrayList<>(List.of("East US"));
        client.close();
        client = builder().excludedRegions(() -> excluded).connect();
        assertThat(readAll()).isEmpty();

        excluded.clear();

        assertThat(readAll()).hasSize(KEYS);
    }
}
