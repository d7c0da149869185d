package io.aiocosmos.reliability.world;

import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.PartitionKey;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Another user of the same client, who reads and writes an item of its own, all the time. */
final class OtherCaller {
    private final ClientSide world;
    private final String key;
    private final Random random;
    private int n;

    OtherCaller(ClientSide world, int number, long seed) {
        this.world = world;
        this.key = "other-" + number;
        this.random = new Random(seed);
    }

    void goOn() {
        world.time().later(random.nextInt(1_000_000_000), this::call);
    }

    private void call() {
        CosmosAsyncContainer ledger =
                world.client().container(World.DATABASE, World.OTHERS).async();
        PartitionKey partition = PartitionKey.of(key);
        CompletableFuture<?> end = random.nextBoolean()
                ? ledger.readItem("other", partition, Entry.class)
                : ledger.upsertItem(new Entry("other", key, ++n), partition);
        end.whenComplete((done, problem) -> goOn());
    }
}
