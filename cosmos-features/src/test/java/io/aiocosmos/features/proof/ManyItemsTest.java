package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand items of 1 KB from a source that makes them as it goes, created by a client with a heap of 64 MB.
 * The emulator keeps each answer back for a while, as a network would, and takes the time that so many are in flight.
 *
 * <p>2000 items a second take half a processor, so the window stays full beside other work. The times are long against
 * what a request waits for its turn at either end, and differ: answers that came at one instant would be followed by
 * requests that arrive at one, and the window would be empty and full by turns.
 */
class ManyItemsTest {
    private static final Duration SHORTEST = Duration.ofMillis(125);
    private static final Duration LONGEST = Duration.ofMillis(375);
    private static final int NEARLY_FULL = ManyItemsClient.CONCURRENCY * 9 / 10;
    private static final int EARLIER = 2000;
    private static final long PATIENCE_MINUTES = 5;

    @TempDir
    Path directory;

    @Test
    void a_hundred_thousand_items_in_64_MB_with_a_window_that_is_full_and_never_too_full() throws Exception {
        try (CosmosEmulator emulator =
                CosmosEmulator.builder().http(0).latency(SHORTEST, LONGEST).start()) {
            prepare(emulator);
            emulator.stats().reset();

            assertThat(runClient(emulator)).isEqualTo("99900 created, 100 failed, 100000 results");

            EmulatorStats stats = emulator.stats();
            assertThat(stats.requests("docs.create")).isEqualTo(ManyItemsClient.ITEMS);
            assertThat(stats.mostInFlight()).isBetween(NEARLY_FULL, ManyItemsClient.CONCURRENCY);
            assertThat(partOfTimeNearlyFull(stats))
                    .as("part of the run with at least 90 % of the window in flight")
                    .isGreaterThanOrEqualTo(0.8);
        }
    }

    /** From the first request to the last, opening connections and the end of the run included. */
    private static double partOfTimeNearlyFull(EmulatorStats stats) {
        return stats.timeInFlight(NEARLY_FULL).toNanos()
                / (double) stats.timeInFlight(0).toNanos();
    }

    /** A server that has served such requests before, as one that has run for a while. */
    private static void prepare(CosmosEmulator emulator) {
        try (CosmosClient client = CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .key(emulator.key())
                .transport("netty")
                .codec("jackson")
                .connect()) {
            client.createDatabase("books");
            CosmosDatabase books = client.database("books");
            for (String id : List.of("ledger", "earlier"))
                books.createContainer(ContainerProperties.of(id, "/account"));
            books.container("ledger").createItem(Entry.of(ManyItemsClient.TAKEN, ""));
            books.container("earlier").createItems(ManyItemsClient.items(EARLIER), BulkOptions.defaults());
            books.container("earlier").delete();
        }
    }

    /** Its code is compiled once and not again better: what that would take, the server needs. */
    private String runClient(CosmosEmulator emulator) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path output = directory.resolve("output");
        Process client = new ProcessBuilder(
                        java.toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyItemsClient.class.getName(),
                        emulator.endpoint(),
                        emulator.key(),
                        "netty")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(client.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            client.destroyForcibly();
        }
        String said = Files.readString(output).trim();
        assertThat(client.exitValue()).as(said).isZero();
        return said;
    }
}
