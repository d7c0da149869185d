package io.aiocosmos.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.CosmosTransportException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The emulator's own client, without the extension. */
@Tag("own-class-path")
class EmulatorClientTest {
    private static CosmosContainer books(CosmosEmulator emulator, String keyPath) {
        return emulator.client().ensureDatabase("library").ensureContainer(ContainerProperties.of("books", keyPath));
    }

    @Test
    void it_is_ready_for_use() {
        try (CosmosEmulator emulator = CosmosEmulator.start()) {
            CosmosContainer books = books(emulator, "/author");
            emulator.seed("library", "books", getClass().getResource("books.json"));

            assertThat(books.readItem("1", PartitionKey.of("Austen"), Book.class)
                            .value()
                            .title())
                    .startsWith("Emma");
            assertThat(emulator.client()).isSameAs(emulator.client());
        }
    }

    @Test
    void after_a_reset_it_finds_the_new_container() {
        try (CosmosEmulator emulator = CosmosEmulator.start()) {
            CosmosContainer books = books(emulator, "/author");
            books.createItem(new Book("1", "Austen", "Emma"));

            emulator.reset();

            assertThat(books.exists()).isFalse();
            books(emulator, "/title").createItem(new Book("1", "Austen", "Emma"));
            assertThat(books.findItem("1", PartitionKey.of("Emma"), Book.class)).isPresent();
            assertThat(books.findItem("1", PartitionKey.of("Austen"), Book.class))
                    .isEmpty();
        }
    }

    @Test
    void it_ends_with_the_emulator_and_others_may_end_before() {
        CosmosClient client;
        try (CosmosEmulator emulator = CosmosEmulator.start()) {
            client = emulator.client();
            try (CosmosClient other =
                    emulator.clientBuilder().throwOnFailure(false).build()) {
                assertThat(other.database("none").read().isOk()).isFalse();
            }
            assertThat(client.readAccount().isOk()).isTrue();
        }

        assertThatThrownBy(client::readAccount).isInstanceOf(CosmosSetupException.class);
    }

    @Test
    void warming_up_connects_to_the_preferred_region() {
        try (CosmosEmulator emulator = two();
                CosmosClient client =
                        emulator.clientBuilder().preferredRegions("East US").build()) {
            client.warmUp(Book.class);
            assertThat(requests(emulator)).containsExactly("/ West US", "/ East US");

            client.async().warmUp().join();
            assertThat(requests(emulator)).hasSize(4).endsWith("/ West US", "/ East US");

            assertThat(client.database("none").exists()).isFalse();
            assertThat(requests(emulator)).hasSize(5).endsWith("/dbs/none East US");
        }
    }

    @Test
    void warming_up_asks_once_where_there_is_no_other_address() {
        try (CosmosEmulator emulator = two();
                CosmosClient client =
                        emulator.clientBuilder().endpointDiscovery(false).build()) {
            client.warmUp();

            assertThat(requests(emulator)).containsExactly("/ West US");
        }
    }

    @Test
    void warming_up_says_what_is_wrong() {
        try (CosmosEmulator emulator = two();
                CosmosClient client =
                        emulator.clientBuilder().preferredRegions("West Europe").build()) {
            assertThatThrownBy(client::warmUp)
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageContaining("West Europe");
            assertThatThrownBy(() -> client.warmUp((Class<?>[]) null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("itemTypes must not be null");
            emulator.region("West US").takeDown();
            assertThatThrownBy(client::warmUp).isInstanceOf(CosmosTransportException.class);
        }
    }

    private static CosmosEmulator two() {
        return CosmosEmulator.builder().regions("West US", "East US").start();
    }

    private static List<String> requests(CosmosEmulator emulator) {
        return emulator.stats().log().stream()
                .map(entry -> entry.path() + " " + entry.region())
                .toList();
    }
}
