package io.aiocosmos.features.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import is killed at random points, and continued each time from the position that it had stored. At fifty with {@code
 * -Dio.aiocosmos.bulk.crashes=50}.
 */
@Tag("slow")
class CrashedImportTest {
    private static final int CRASHES = Integer.getInteger("io.aiocosmos.bulk.crashes", 10);
    private static final int ITEMS = CRASHES * 1500; // more than are stored before the last crash
    private static final int WINDOW = 1000;
    private static final int MOST_REQUESTS = 25; // before a crash
    private static final long PATIENCE_MINUTES = 5;

    @TempDir
    Path directory;

    private final AtomicReference<Process> victim = new AtomicReference<>();
    private final AtomicInteger requestsLeft = new AtomicInteger();

    @Test
    void after_many_crashes_all_items_are_there() throws Exception {
        Random random = new Random(10);
        Path stored = directory.resolve("position");
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start();
                CosmosClient client = CosmosClients.builder()
                        .endpoint(emulator.endpoint())
                        .key(emulator.key())
                        .transport("jdk")
                        .codec("jackson")
                        .connect()) {
            client.createDatabase("books");
            client.database("books").createContainer(ContainerProperties.of("ledger", "/account"));
            emulator.onRequest(this::killAtTheLast);
            int ahead = 0;
            for (int crash = 0; crash < CRASHES; crash++) {
                requestsLeft.set(1 + random.nextInt(MOST_REQUESTS));
                Process job = start(emulator, stored);

                assertThat(job.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();

                assertThat(job.exitValue()).as("killed").isNotZero();
                int position = ResumingImport.position(stored);
                assertThat(count(client, position))
                        .as("stored up to the position")
                        .isEqualTo(position);
                ahead = Math.max(ahead, (int) (count(client, ITEMS) - position));
            }
            requestsLeft.set(Integer.MAX_VALUE);
            Process last = start(emulator, stored);
            assertThat(last.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();

            assertThat(last.exitValue()).as(output()).isZero();
            assertThat(count(client, ITEMS)).isEqualTo(ITEMS);
            assertThat(ahead).isLessThanOrEqualTo(WINDOW);
        }
    }

    private static long count(CosmosClient client, int before) {
        SqlQuery query = SqlQuery.of("SELECT VALUE COUNT(1) FROM c WHERE c.text < @before")
                .with("@before", ResumingImport.text(before));
        return client.database("books")
                .container("ledger")
                .queryItems(query, Long.class)
                .iterator()
                .next();
    }

    /** Kills the import when so many of its requests have arrived, before the last is processed. */
    private void killAtTheLast(EmulatorRequest request) {
        if (request.header("x-ms-cosmos-is-batch-request").isEmpty() || requestsLeft.decrementAndGet() != 0) return;
        victim.get().destroyForcibly();
    }

    private Process start(CosmosEmulator emulator, Path stored) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process job = new ProcessBuilder(
                        java.toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ResumingImport.class.getName(),
                        emulator.endpoint(),
                        emulator.key(),
                        stored.toString(),
                        Integer.toString(ITEMS))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        victim.set(job);
        return job;
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }
}
