package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorStats;
import io.aiocosmos.emulator.Hold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client with a heap of 64 MB creates a hundred thousand items of 1 KB from a lazy source. The emulator holds the
 * first responses until the window is full and counts the requests in flight, so the test does not depend on the speed
 * of the machine.
 */
class ManyItemsTest {
    private static final int EARLIER = 2000;
    private static final long PATIENCE_MINUTES = 5;

    @TempDir
    Path directory;

    @Test
    void a_hundred_thousand_items_in_64_MB_with_a_full_window() throws Exception {
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start()) {
            prepare(emulator);
            emulator.stats().reset();
            Hold first = emulator.faults()
                    .next(ManyItemsClient.CONCURRENCY)
                    .kind("docs.create")
                    .hold();
            CompletableFuture<String> client = CompletableFuture.supplyAsync(() -> runClient(emulator));

            boolean full = first.awaitArrivals(ManyItemsClient.CONCURRENCY, Duration.ofMinutes(PATIENCE_MINUTES));
            first.release();

            assertThat(client.join()).isEqualTo("99900 created, 100 failed, 100000 results");
            assertThat(full).as("the window was full").isTrue();
            EmulatorStats stats = emulator.stats();
            assertThat(stats.requests("docs.create")).isEqualTo(ManyItemsClient.ITEMS);
            assertThat(stats.mostInFlight()).isEqualTo(ManyItemsClient.CONCURRENCY);
        }
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

    private String runClient(CosmosEmulator emulator) {
        try {
            return outputOfClient(emulator);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Its code is compiled by C1 only, which leaves the CPU to the server. */
    private String outputOfClient(CosmosEmulator emulator) throws IOException, InterruptedException {
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
