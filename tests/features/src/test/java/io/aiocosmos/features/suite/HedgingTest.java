package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.HedgingOptions;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.Hold;
import io.aiocosmos.features.matrix.FewPairs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A read of two regions, of which the first does not respond, by a client with two connections. */
@Tag("emulator")
@FewPairs
class HedgingTest extends FeatureTest {
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    private static final ItemReadOptions PLAIN =
            ItemReadOptions.builder().hedging(HedgingOptions.none()).build();

    @Test
    void the_second_region_responds_and_the_first_ones_connection_is_free_again() throws Exception {
        try (CosmosEmulator account = CosmosEmulator.builder()
                        .regions("West US", "East US")
                        .http(0)
                        .start();
                CosmosClient client = setup.build(builder(account))) {
            client.createDatabase("books");
            client.database("books").createContainer(ContainerProperties.of("items", "/pk"));
            CosmosContainer items = client.database("books").container("items");
            items.createItem(Item.of("1"), Item.KEY);
            Hold west = account.faults()
                    .always()
                    .kind("docs.read")
                    .region("West US")
                    .hold();

            CosmosResponse<Item> read = items.readItem("1", Item.KEY, Item.class);

            List<Diagnostics.Attempt> attempts = read.diagnostics().attempts();
            assertThat(attempts).extracting(Diagnostics.Attempt::statusCode).containsExactly(0, 200);
            assertThat(attempts).extracting(Diagnostics.Attempt::isHedged).containsExactly(false, true);
            bothConnectionsAreFree(account, items, west);
        }
    }

    /** Two requests at once arrive only if no connection is left to the read that was cancelled. */
    private static void bothConnectionsAreFree(CosmosEmulator account, CosmosContainer items, Hold west)
            throws Exception {
        Hold east =
                account.faults().always().kind("docs.read").region("East US").hold();
        CompletableFuture<?> fromWest = items.async().readItem("1", Item.KEY, Item.class, PLAIN);
        CompletableFuture<?> fromEast = items.async()
                .readItem(
                        "1",
                        Item.KEY,
                        Item.class,
                        ItemReadOptions.builder()
                                .hedging(HedgingOptions.none())
                                .excludedRegions("West US")
                                .build());

        assertThat(west.awaitArrivals(2, MAX_WAIT)).isTrue();
        assertThat(east.awaitArrivals(1, MAX_WAIT)).isTrue();
        fromWest.cancel(true);
        fromEast.cancel(true);
    }

    private CosmosClientBuilder builder(CosmosEmulator account) {
        CosmosClientBuilder builder = CosmosClients.builder()
                .endpoint(account.endpoint())
                .key(account.key())
                .codec(setup.codec())
                .maxConnections(2)
                .preferredRegions("West US", "East US")
                .hedging(HedgingOptions.builder()
                        .threshold(Duration.ofMillis(50))
                        .build());
        return setup.server().transports().contains("inprocess")
                ? builder.transport(account.transport())
                : builder.transport(setup.transport());
    }
}
