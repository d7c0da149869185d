package io.aiocosmos.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.error.CosmosSetupException;
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
}
