package io.aiocosmos.architecture;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.emulator.CosmosEmulator;
import java.time.Duration;
import java.time.OffsetDateTime;
import reactor.core.publisher.Mono;

/**
 * All that a page's snippet may take for granted when it runs: an account of two regions that takes keys and tokens, and in
 * it {@code books/ledger}, which keeps all versions and has the items below, and {@code books/leases}.
 */
final class SeededAccount implements AutoCloseable {
    private static final String ITEMS = """
            [
              {"id": "1", "account": "Account-1", "amount": 100, "state": "open", "tags": [], "draft": true},
              {"id": "balance", "account": "Account-1", "amount": 15},
              {"id": "draft-7", "account": "Account-1", "amount": 20}
            ]
            """;

    final CosmosEmulator emulator = CosmosEmulator.builder()
            .regions("West Europe", "North Europe")
            .acceptTokens("token"::equals)
            .http(0)
            .start();
    final CosmosClient client;
    final CosmosContainer ledger;
    final TokenCredential identity =
            request -> Mono.just(new AccessToken("token", OffsetDateTime.now().plusHours(1)));

    /** Selects a transport and a codec, as a reader does who has one of each on the class path. */
    SeededAccount() {
        System.setProperty("io.aiocosmos.transport", "jdk");
        System.setProperty("io.aiocosmos.json", "jackson");
        client = emulator.client();
        CosmosDatabase books = client.ensureDatabase("books");
        ledger = books.ensureContainer(ContainerProperties.of("ledger", "/account").toBuilder()
                .changeFeedRetention(Duration.ofMinutes(10))
                .build());
        books.createContainer(ContainerProperties.of("leases", "/id"));
        emulator.seed("books", "ledger", ITEMS);
    }

    @Override
    public void close() {
        emulator.close(); // and with it the client
        System.clearProperty("io.aiocosmos.transport");
        System.clearProperty("io.aiocosmos.json");
    }
}
