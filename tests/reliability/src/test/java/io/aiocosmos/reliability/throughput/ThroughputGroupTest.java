package io.aiocosmos.reliability.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.ItemResult;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.reliability.world.Entry;
import io.aiocosmos.reliability.world.World;
import io.aiocosmos.throughput.ThroughputGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives at the service of operations that share 100 RU/s. */
class ThroughputGroupTest {
    private static final int ALLOTTED = 100;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ThroughputGroup group =
            ThroughputGroup.builder("imports").requestUnitsPerSecond(ALLOTTED).build();
    private final List<Long> arrived = new ArrayList<>(); // nanoseconds since the beginning
    private long began;

    private World world(long seed) {
        World world = World.alone(seed).client(builder -> builder.throughputControl(group));
        world.client(); // reads the account and an item, in its own time
        began = world.time().nanos();
        world.emulator().onRequest(request -> note(world, request));
        return world;
    }

    private void note(World world, EmulatorRequest request) {
        if (world.isOfClient(request)
                && request.kind().startsWith("docs.")
                && !request.kind().equals("docs.query_plan"))
            arrived.add(world.time().nanos() - began);
    }

    private static <R> R ended(World world, CompletableFuture<R> future) {
        assertThat(world.time().passUntil(future::isDone, LONG.toNanos())).isTrue();
        return future.join();
    }

    private static PartitionKey key(int n) {
        return PartitionKey.of("key-" + n);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void writes_at_once_arrive_as_fast_as_their_group_allows(long seed) {
        try (World world = world(seed)) {
            CosmosAsyncContainer ledger = World.ledger(world.client()).async();
            List<Double> charges = new ArrayList<>();

            List<CompletableFuture<?>> writes = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Entry item = new Entry("item-" + i, "key-" + i, i);
                writes.add(ledger.upsertItem(item, key(i)).thenAccept(done -> charges.add(done.requestCharge())));
            }
            ended(world, CompletableFuture.allOf(writes.toArray(new CompletableFuture<?>[0])));

            double each =
                    charges.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            double all = charges.stream().mapToDouble(Double::doubleValue).sum();
            assertThat(charges).hasSize(50);
            for (int second = 0; second < 10; second++)
                assertThat(arrivedBefore(second + 1) * each)
                        .as("before second %s, in one more of the group's", second + 1)
                        .isLessThanOrEqualTo(ALLOTTED * (second + 2) + each);
            assertThat(arrived.get(arrived.size() - 1) / 1e9)
                    .as("all of it in as many seconds as it needs, but for the first, in which costs are learnt")
                    .isLessThanOrEqualTo(Math.ceil(all / ALLOTTED) + 1);
        }
    }

    private long arrivedBefore(int second) {
        return arrived.stream().filter(nanos -> nanos < second * 1_000_000_000L).count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_bulk_that_needs_longer_than_an_operation_may_take_goes_through(long seed) {
        try (World world = world(seed)) {
            CosmosAsyncContainer ledger = World.ledger(world.client()).async();
            List<BulkOperation> operations = IntStream.range(0, 1000)
                    .mapToObj(i -> BulkOperation.upsert(new Entry("item-" + i, "key-" + i, i), key(i)))
                    .toList();

            List<BulkOperationResult> results = ended(world, ledger.executeBulk(operations));

            double all = results.stream().mapToDouble(ItemResult::requestCharge).sum();
            assertThat(results).allMatch(ItemResult::isOk);
            assertThat(arrived.get(arrived.size() - 1) / 1e9)
                    .isGreaterThan(all / ALLOTTED - 2 - all / arrived.size() * 2 / ALLOTTED);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_page_that_costs_too_much_is_paid_back_before_the_next(long seed) {
        try (World world = world(seed)) {
            world.givenMany(60, false);
            began = world.time().nanos();
            CosmosAsyncContainer ledger = World.ledger(world.client()).async();
            group.charged("queryItems", 0, ALLOTTED * 3.5, began);

            List<Entry> rows = ended(
                    world,
                    ledger.queryItems(
                                    "select * from c",
                                    Entry.class,
                                    QueryOptions.builder().maxItemCount(10).build())
                            .toList(100));

            assertThat(rows).hasSize(60);
            assertThat(arrived.get(0)).as("the third second after").isGreaterThan(2_000_000_000L);
        }
    }
}
