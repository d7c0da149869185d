package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand items of 1 KB from a source that makes them as it goes, created by a client with a heap of 64 MB.
 * The emulator keeps each answer back for a while, as a network would, and counts what is in flight.
 */
class ManyItemsTest {
    private static final Duration LATENCY = Duration.ofMillis(120);
    private static final long PATIENCE_MINUTES = 5;

    @Test
    void a_hundred_thousand_items_in_64_MB_and_never_more_in_flight_than_allowed() throws Exception {
        try (CosmosEmulator emulator =
                CosmosEmulator.builder().http(0).latency(LATENCY).start()) {
            prepare(emulator);
            emulator.stats().reset();

            InFlight inFlight = InFlight.watch(emulator.stats());
            String said = runClient(emulator);
            inFlight.stop();

            assertThat(said).isEqualTo("99900 created, 100 failed, 100000 results");
            assertThat(emulator.stats().requests("docs.create")).isEqualTo(ManyItemsClient.ITEMS);
            // How full the window was depends on what else the machine does: told, and asserted only to have been full.
            System.out.println("Part of the run with at least 90 % of the window in flight: "
                    + inFlight.partOfTimeAbove(ManyItemsClient.CONCURRENCY * 9 / 10) + " (" + inFlight + ")");
            assertThat(emulator.stats().mostInFlight())
                    .isBetween(ManyItemsClient.CONCURRENCY * 9 / 10, ManyItemsClient.CONCURRENCY);
        }
    }

    private static void prepare(CosmosEmulator emulator) {
        try (CosmosClient client = CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .key(emulator.key())
                .transport("jdk")
                .codec("jackson")
                .connect()) {
            client.createDatabase("books");
            client.database("books").createContainer(ContainerProperties.of("ledger", "/account"));
            client.database("books").container("ledger").createItem(Entry.of(ManyItemsClient.TAKEN, ""));
        }
    }

    private static String runClient(CosmosEmulator emulator) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process client = new ProcessBuilder(
                        java.toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyItemsClient.class.getName(),
                        emulator.endpoint(),
                        emulator.key(),
                        "netty")
                .redirectErrorStream(true)
                .start();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        assertThat(client.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(client.exitValue()).as(said).isZero();
        return said;
    }
}
