package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.PartitionKey;
import io.aiocosmos.reliability.world.Ended;
import io.aiocosmos.reliability.world.Entry;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;

/** One partition fails, or moves, in an account whose other partitions are well. */
class PartitionFailuresTest {
    /** Of another range than the own item's. */
    private static String otherKey(World w) {
        for (int n = 1; ; n++) {
            String key = "key-" + n;
            World.ledger(w.byTest()).upsertItem(new Entry("x", key, n), PartitionKey.of(key));
            if (!w.rangeOf(key).equals(w.ownRange())) return key;
        }
    }

    private static String regionOfOther(World w, String key, boolean write) {
        w.network().attempts().clear();
        PartitionKey other = PartitionKey.of(key);
        Ended end = write
                ? w.run(
                        ledger -> ledger.upsertItem(new Entry("x", key, 0), other),
                        ledger -> ledger.upsertItem(new Entry("x", key, 0), other))
                : w.run(
                        ledger -> ledger.readItem("x", other, Entry.class),
                        ledger -> ledger.readItem("x", other, Entry.class));
        assertThat(end.end()).isEqualTo("ok");
        return w.routeOf(key);
    }

    /** Which range a key has is known once something has gone well, in the background. */
    private static void learnRanges(World w) {
        w.upsert(1);
        w.read();
        w.time().pass(Duration.ofSeconds(5));
        w.read();
        w.network().attempts().clear();
    }

    @Scenario(74)
    void writes_of_a_range_follow_it_to_its_write_region_and_others_stay(World w) {
        w.account(account -> account.enablePerPartitionFailoverBehavior(true));
        learnRanges(w);
        String other = otherKey(w);
        w.emulator().region("B").takeOverWrites(World.DATABASE, World.CONTAINER, w.ownRange());

        assertThat(w.upsert(2).end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        assertThat(w.waits()).containsExactly(0L);
        w.network().attempts().clear();
        assertThat(w.upsert(3).end()).isEqualTo("ok");
        assertThat(w.route()).as("of the next write").isEqualTo("B");
        assertThat(regionOfOther(w, other, true)).isEqualTo("A");
        assertThat(w.applied()).isEqualTo(3);
    }

    @Scenario(75)
    void reads_of_a_range_leave_a_region_that_fails_it_until_one_goes_well_there(World w) {
        w.client(client -> client.partitionCircuitBreaker(true));
        learnRanges(w);
        String other = otherKey(w);
        w.always("A").kind("docs.read").respond(503, 0);
        for (int i = 0; i < 10; i++) w.read();
        assertThat(w.route()).isEqualTo("A B A B A B A B A B A B A B A B A B A B");
        w.network().attempts().clear();

        w.read();
        w.read();

        assertThat(w.route()).as("of reads 11 and 12").isEqualTo("B B");
        assertThat(regionOfOther(w, other, false)).isEqualTo("A");
        w.emulator().faults().clear();
        w.time().pass(Duration.ofSeconds(100));
        w.network().attempts().clear();
        for (int i = 0; i < 12; i++) w.read();
        assertThat(w.route()).as("after a while").startsWith("A").endsWith("A");
    }
}
