package io.aiocosmos.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.error.CosmosThrottledException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("own-class-path")
class OwnEmulatorTest {
    private static final PartitionKey AUSTEN = PartitionKey.of("Austen");

    @Nested
    @CosmosTest
    @Container(id = "books", partitionKey = "/author", data = "books.json")
    class A_test_with_the_emulator {
        @BeforeEach
        void break_what_comes(CosmosEmulator emulator) {
            emulator.faults().always().kind("docs.upsert").respond(503, 0);
        }

        @Test
        void sees_its_own_requests_only(CosmosEmulator emulator, CosmosContainer books) {
            books.readItem("1", AUSTEN, Book.class);

            Map<String, Long> seen = emulator.stats().requestsByKind();
            seen.remove("account.read"); // clients do that a second after their first request
            assertThat(seen).containsOnlyKeys("docs.read");
        }

        @Test
        void can_move_its_clock(CosmosEmulator emulator) {
            Instant begin = emulator.clock().instant();

            emulator.clock().advance(Duration.ofDays(1));

            assertThat(emulator.clock().instant()).isEqualTo(begin.plus(Duration.ofDays(1)));
        }

        @Test
        void opens_no_port_unless_the_address_is_asked_for(CosmosEmulator emulator) {
            assertThat(emulator.endpoint()).doesNotContain("127.0.0.1");
        }

        @Test
        void has_a_port_if_it_is(CosmosEmulator emulator, CosmosAddress address) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address.endpoint()))
                    .timeout(Duration.ofSeconds(20))
                    .build();

            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(address.endpoint()).isEqualTo(emulator.endpoint()).startsWith("http://127.0.0.1:");
            assertThat(address.key()).isEqualTo(emulator.key());
            assertThat(address).hasToString(address.endpoint());
        }
    }

    @Test
    void faults_and_time_reach_no_other_test() {
        TestRun run = TestRun.of(Disturbing.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(3);
    }

    @CosmosTest
    static class Disturbing {
        @Test
        void a(CosmosEmulator emulator, CosmosDatabase database) {
            emulator.faults().always().respond(503, 0);
            emulator.clock().advance(Duration.ofDays(1000));
        }

        @Test
        void b(CosmosEmulator emulator, CosmosDatabase database) {
            assertThat(emulator.clock().instant()).isBefore(Instant.now().plus(Duration.ofDays(1)));
            assertThat(database.exists()).isTrue();
        }

        @Test
        void c(CosmosDatabase database) {
            assertThat(database.exists()).isTrue();
        }
    }

    @Nested
    @CosmosTest
    class A_test_with_a_client {
        @RepeatedTest(2)
        @RequestUnits(atMost = 0)
        void may_create_databases_of_any_name(CosmosClient client, CosmosDatabase database) {
            client.createDatabase("shop");

            assertThat(client.listDatabases().stream().map(DatabaseProperties::id))
                    .containsExactlyInAnyOrder("shop", database.id());
        }
    }

    @CosmosTest
    static class Further {
        @Test
        @RequestUnits(atMost = 6)
        void dear(CosmosClient client) {
            client.createDatabase("shop");
            client.database("shop").createContainer(ContainerProperties.of("books", "/author"));
            client.database("shop").container("books").createItem(new Book("1", "Austen", "Emma"), AUSTEN);
        }
    }

    @Test
    void what_further_databases_cost_is_counted() {
        assertThat(TestRun.of(Further.class).failure("dear")).contains("6.67 RU, 1 request to books: docs.create");
    }

    static class TwoRegions implements CosmosTestSetup {
        @Override
        public void emulator(CosmosEmulator.Builder emulator) {
            emulator.regions("West US", "East US");
        }

        @Override
        public void client(CosmosClientBuilder client) {
            client.retry(RetryOptions.builder().maxThrottleRetries(0).build());
        }
    }

    @Nested
    @CosmosTest(setup = TwoRegions.class, databaseId = "shop")
    class A_test_with_settings {
        @Test
        void has_emulator_and_client_as_they_say(
                CosmosEmulator emulator, @Container(id = "books") CosmosContainer books) {
            emulator.faults().next(1).kind("docs.read").respond(429, 3200);

            assertThatThrownBy(() -> books.readItem("1", PartitionKey.of("1"), Book.class))
                    .isInstanceOf(CosmosThrottledException.class);
            assertThat(emulator.region("East US").endpoint()).isNotEqualTo(emulator.endpoint());
        }

        @Test
        void has_a_database_of_that_name(CosmosClient client) {
            assertThat(client.database("shop").exists()).isTrue();
        }
    }
}
