package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.reliability.world.Entry;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bulk of operations with an etag whose response was lost. */
class GuardedBulkTest {
    private final List<String> regions = new ArrayList<>(); // that were asked

    private List<BulkOperationResult> run(boolean several, int seed) {
        try (World world = World.alone(seed).account(account -> account.enableMultipleWriteLocations(several))) {
            CosmosAsyncContainer ledger = World.ledger(world.client()).async();
            String etag = ended(world, ledger.upsertItem(new Entry("one", Entry.OWN, 1), Entry.KEY))
                    .etag()
                    .orElseThrow();
            world.emulator().faults().next(1).kind("docs.batch").breakAfter();
            world.emulator().onRequest(request -> {
                if (request.kind().equals("docs.batch")) regions.add(request.region());
            });

            BulkOperation guarded = BulkOperation.upsert(new Entry("one", Entry.OWN, 2), Entry.KEY)
                    .ifMatch(etag);
            return ended(world, ledger.executeBulk(List.of(guarded)));
        }
    }

    private static <R> R ended(World world, CompletableFuture<R> future) {
        assertThat(world.time().passUntil(future::isDone, Duration.ofMinutes(2).toNanos()))
                .isTrue();
        return future.join();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void is_done_again_where_one_region_takes_writes(int seed) {
        List<BulkOperationResult> results = run(false, seed);

        assertThat(regions).containsExactly("A", "A");
        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.statusCode()).isEqualTo(412));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void is_not_done_in_another_region_where_several_take_writes(int seed) {
        List<BulkOperationResult> results = run(true, seed);

        assertThat(regions).containsExactly("A");
        assertThat(results).extracting(BulkOperationResult::outcome).containsExactly(Optional.of(Outcome.UNKNOWN));
    }
}
