package io.aiocosmos.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.spi.ThroughputControl;
import io.aiocosmos.spi.TransportResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CosmosMicrometerTest {
    private static final PartitionKey KEY = PartitionKey.of("Account-1");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CosmosEmulator emulator = CosmosEmulator.start();
    private final CosmosClient client = CosmosClients.builder()
            .endpoint(emulator.endpoint())
            .key(emulator.key())
            .transport(emulator.transport())
            .codec("jackson")
            .listener(CosmosMicrometer.of(registry))
            .connect();
    private final CosmosContainer ledger = client.database("books").container("ledger");

    @BeforeEach
    void create() {
        client.createDatabase("books");
        client.database("books").createContainer(ContainerProperties.of("ledger", "/account"));
    }

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    private static Map<String, String> item(String id) {
        return Map.of("id", id, "account", "Account-1");
    }

    @Test
    void an_operation_has_its_time_and_its_charge_by_method_container_and_status() {
        ledger.createItem(item("1"), KEY);
        assertThat(ledger.findItem("2", KEY, Map.class)).isEmpty();

        assertThat(registry.get("db.client.operation.duration")
                        .tags("db.operation.name", "createItem", "db.response.status_code", "201")
                        .tags("db.namespace", "books", "db.collection.name", "ledger")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("azure.cosmosdb.client.operation.request_charge")
                        .tags("db.operation.name", "findItem", "db.response.status_code", "404")
                        .summary()
                        .totalAmount())
                .isPositive();
        assertThat(registry.get("cosmos.client.retries")
                        .tags("db.operation.name", "createItem")
                        .counter()
                        .count())
                .isZero();
    }

    @Test
    void items_of_pages_are_counted() {
        ledger.createItem(item("1"), KEY);
        assertThat(ledger.queryItems(SqlQuery.of("select * from c"), Map.class)).hasSize(1);

        assertThat(registry.get("db.client.response.returned_rows")
                        .tags("db.operation.name", "queryItems")
                        .summaries())
                .anyMatch(summary -> summary.totalAmount() == 1);
    }

    @Test
    void throttles_and_retries_are_counted() {
        emulator.faults().next(2).kind("docs.create").respond(429, 3200, Map.of("x-ms-retry-after-ms", "1"));

        ledger.createItem(item("1"), KEY);

        for (String counter : new String[] {"cosmos.client.retries", "cosmos.client.throttles"})
            assertThat(registry.get(counter)
                            .tags("db.operation.name", "createItem")
                            .counter()
                            .count())
                    .as(counter)
                    .isEqualTo(2);
        assertThat(registry.get("cosmos.client.hedges")
                        .tags("db.operation.name", "createItem")
                        .counter()
                        .count())
                .isZero();
    }

    @Test
    void what_is_held_back_is_not_counted_as_throttled_by_the_service() {
        ItemWriteOptions heldBackOnce =
                ItemWriteOptions.builder().throughputControl(new Once()).build();

        ledger.createItem(item("1"), KEY, heldBackOnce);

        assertThat(count("cosmos.client.held_back")).isEqualTo(1);
        assertThat(count("cosmos.client.retries")).isEqualTo(1);
        assertThat(count("cosmos.client.throttles")).isZero();
    }

    private double count(String counter) {
        return registry.get(counter)
                .tags("db.operation.name", "createItem")
                .counter()
                .count();
    }

    /** Refuses the first request. */
    private static final class Once implements ThroughputControl {
        private boolean refused;

        @Override
        public CompletableFuture<?> preparation() {
            return null;
        }

        @Override
        public double admit(String operation, long nanos) {
            boolean first = !refused;
            refused = true;
            return first ? -1 : 0;
        }

        @Override
        public TransportResponse refusal(String operation, long nanos) {
            return new TransportResponse() {
                private final Map<String, String> headers =
                        Map.of("x-ms-substatus", "10003", "x-ms-retry-after-ms", "1");

                @Override
                public int status() {
                    return 429;
                }

                @Override
                public String header(String name) {
                    return headers.get(name);
                }

                @Override
                public void forEachHeader(BiConsumer<String, String> action) {
                    headers.forEach(action);
                }

                @Override
                public byte[] body() {
                    return new byte[0];
                }
            };
        }

        @Override
        public void charged(String operation, double reserved, double charged, long nanos) {}
    }

    @Test
    void clients_that_are_open_are_counted() {
        assertThat(openClients()).isEqualTo(1);

        client.close();

        assertThat(openClients()).isZero();
    }

    private double openClients() {
        return registry.get("azure.cosmosdb.client.active_instance.count")
                .gauge()
                .value();
    }

    @Test
    void more_containers_than_200_share_a_tag_and_no_tag_names_an_item() {
        for (int i = 0; i < 250; i++)
            assertThat(client.database("books").container("container-" + i).exists())
                    .isFalse();
        assertThat(ledger.findItem("item-of-mine", KEY, Map.class)).isEmpty();

        assertThat(registry.get("db.client.operation.duration")
                        .tags("db.collection.name", "other")
                        .timers())
                .isNotEmpty();
        assertThat(registry.get("db.client.operation.duration").timers()).hasSizeLessThan(210);
        assertThat(registry.getMetersAsString()).doesNotContain("item-of-mine", "container-249", "Account-1");
    }
}
