package io.aiocosmos.features.proof;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.Hold;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections are released: all are available after many timeouts and cancellations. */
class ReleasedConnectionsTest {
    private static final int CONNECTIONS = 20;
    private static final int GIVEN_UP = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ItemReadOptions HURRIED =
            ItemReadOptions.builder().timeout(Duration.ofMillis(100)).build();

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "netty", "okhttp"})
    void all_connections_are_available_after_a_hundred_timeouts_and_cancellations(String transport)
            throws InterruptedException {
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start();
                CosmosClient client = CosmosClients.builder()
                        .endpoint(emulator.endpoint())
                        .key(emulator.key())
                        .transport(transport)
                        .codec("jackson")
                        .maxConnections(CONNECTIONS)
                        .connect()) {
            client.createDatabase("books");
            client.database("books").createContainer(ContainerProperties.of("ledger", "/account"));
            CosmosAsyncContainer ledger =
                    client.database("books").container("ledger").async();

            timeOut(emulator, ledger);
            cancel(emulator, ledger);

            Hold hold = emulator.faults().always().kind("docs.read").hold();
            var reads = reads(ledger, ItemReadOptions.defaults(), CONNECTIONS);
            assertThat(hold.awaitArrivals(CONNECTIONS, PATIENCE))
                    .as("all connections in use at once")
                    .isTrue();
            emulator.faults().clear();
            assertThat(ends(reads))
                    .isEqualTo(Map.of(CosmosNotFoundException.class.getSimpleName(), (long) CONNECTIONS));
        }
    }

    private static void timeOut(CosmosEmulator emulator, CosmosAsyncContainer ledger) {
        emulator.faults().always().kind("docs.read").hold();
        Map<String, Long> ends = ends(reads(ledger, HURRIED, GIVEN_UP));
        emulator.faults().clear();

        assertThat(ends).isEqualTo(Map.of(CosmosTimeoutException.class.getSimpleName(), (long) GIVEN_UP));
    }

    /** How many ended in which way. */
    private static Map<String, Long> ends(List<CompletableFuture<CosmosResponse<Entry>>> reads) {
        return reads.stream().map(ReleasedConnectionsTest::end).collect(groupingBy(end -> end, counting()));
    }

    private static String end(CompletableFuture<?> read) {
        return read.handle((value, problem) ->
                        problem == null ? "success" : problem.getClass().getSimpleName())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static void cancel(CosmosEmulator emulator, CosmosAsyncContainer ledger) throws InterruptedException {
        Hold hold = emulator.faults().always().kind("docs.read").hold();
        var reads = reads(ledger, ItemReadOptions.defaults(), GIVEN_UP);
        assertThat(hold.awaitArrivals(CONNECTIONS, PATIENCE)).isTrue();
        for (CompletableFuture<?> read : reads) assertThat(read.cancel(true)).isTrue();
        emulator.faults().clear();
    }

    private static List<CompletableFuture<CosmosResponse<Entry>>> reads(
            CosmosAsyncContainer ledger, ItemReadOptions options, int count) {
        return Stream.generate(() -> ledger.readItem("none", Entry.ACCOUNT, Entry.class, options))
                .limit(count)
                .toList();
    }
}
