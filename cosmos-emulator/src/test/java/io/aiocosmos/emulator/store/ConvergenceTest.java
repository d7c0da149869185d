package io.aiocosmos.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.emulator.definition.ContainerDefinition;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.region.AccountFlags;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Three regions that write the same few items while ways between them are stopped and released at random. */
class ConvergenceTest {
    private static final int RUNS = 40;
    private static final int STEPS = 40;
    private static final int CONCURRENT_WRITES = 200;

    private final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2030-01-01T00:00:00Z"));

    /** One run. */
    private final class Run {
        private final Regions regions =
                new Regions(List.of("A", "B", "C"), AccountFlags.NONE.withMultipleWriteLocations(true));
        private final Account account = new Account(new EtagClock(clock), regions, new Replication(0), 1);
        private final Random random;
        private final Container container;

        Run(long seed, String policy) {
            random = new Random(seed);
            ObjectNode json = (ObjectNode)
                    Json.parse("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/pk\"]},\"conflictResolutionPolicy\":"
                            + policy + "}");
            container = account.createDatabase("d").createContainer(ContainerDefinition.read(json), 0);
        }

        private Region anyRegion() {
            return regions.all().get(random.nextInt(3));
        }

        Partition at(Region region) {
            return container.partitions().get(0).at(region);
        }

        void step() {
            switch (random.nextInt(6)) {
                case 0 -> account.links().stopped(anyRegion(), anyRegion(), random.nextBoolean());
                case 1 -> clock.advance(Duration.ofSeconds(1));
                case 2 -> delete();
                default -> upsert();
            }
        }

        private void upsert() {
            upsert(anyRegion(), key(), random.nextInt(3));
        }

        void upsert(Region region, ItemKey key, int n) {
            ObjectNode json = Json.object().put("id", key.id()).put("pk", "a").put("n", n);
            String effective = container.definition().key().effective(key.partition());
            ItemDraft draft = ItemDraft.of(key, effective, json, null, List.of());
            at(region).write(writes -> writes.upsert(draft, null));
        }

        private void delete() {
            ItemKey key = key();
            try {
                at(anyRegion()).write(writes -> writes.delete(key, null));
            } catch (ServiceError notThere) {
                assertThat(notThere.status()).isEqualTo(404);
            }
        }

        private ItemKey key() {
            return new ItemKey(PartitionKey.of("a"), String.valueOf(random.nextInt(3)));
        }

        void release() {
            for (Region from : regions.all())
                for (Region to : regions.all()) account.links().stopped(from, to, false);
        }

        List<String> state(Region region) {
            List<String> items = new ArrayList<>();
            at(region)
                    .current()
                    .from(0)
                    .forEachRemaining(item -> items.add(item.key().id() + item.etag()));
            return items.stream().sorted().toList();
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mode\":\"LastWriterWins\",\"conflictResolutionPath\":\"/_ts\"}",
                "{\"mode\":\"LastWriterWins\",\"conflictResolutionPath\":\"/n\"}",
                "{\"mode\":\"Custom\"}"
            })
    void all_regions_end_up_alike_and_know_of_all_writes(String policy) {
        for (long seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed, policy);
            for (int i = 0; i < STEPS; i++) run.step();
            run.release();

            List<String> expected = run.state(run.regions.all().get(0));
            for (Region each : run.regions.all()) {
                assertThat(run.state(each)).as("seed " + seed).isEqualTo(expected);
                assertThat(run.at(each).known())
                        .as("seed " + seed)
                        .isEqualTo(run.at(run.regions.all().get(0)).known());
            }
            run.regions.flags(AccountFlags.NONE);
            assertThat(run.state(run.regions.all().get(1))).as("seed " + seed).isEqualTo(expected);
        }
    }

    @Test
    void writers_of_all_regions_at_once_end_up_alike() {
        Run run = new Run(1, "{\"mode\":\"LastWriterWins\",\"conflictResolutionPath\":\"/n\"}");
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (Region region : run.regions.all())
            writers.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < CONCURRENT_WRITES; i++)
                    run.upsert(region, new ItemKey(PartitionKey.of("a"), String.valueOf(i % 5)), i % 7);
            }));
        writers.forEach(CompletableFuture::join);

        for (Region each : run.regions.all()) {
            assertThat(run.state(each))
                    .hasSize(5)
                    .isEqualTo(run.state(run.regions.all().get(0)));
            assertThat(run.at(each).known().total()).isEqualTo(3L * CONCURRENT_WRITES);
        }
    }
}
