package io.aiocosmos.changefeed.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.lease.Lease;
import io.aiocosmos.changefeed.lease.LeaseStore;
import io.aiocosmos.changefeed.lease.OwnedLease;
import io.aiocosmos.changefeed.lease.StoreNames;
import io.aiocosmos.changefeed.testing.TestAccount;
import io.aiocosmos.changefeed.testing.VirtualLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseSplitTest {
    private static final StoreNames NAMES = StoreNames.of("p", "host", "d", "c", "db", "coll");
    private static final FeedRange LOW = FeedRange.between("", "20");
    private static final FeedRange HIGH = FeedRange.between("20", "FF");
    private static final FeedRange PARENT = FeedRange.all();

    private final TestAccount account = new TestAccount(1);
    private final VirtualLoop loop = new VirtualLoop(account.time());
    private final LeaseStore store = new LeaseStore(account.leases().async(), NAMES, Duration.ofSeconds(17));
    private final LeaseSplit split = new LeaseSplit(loop, store, "me");

    @AfterEach
    void close() {
        account.close();
    }

    private Lease stored(FeedRange range, String continuation) {
        return get(store.create(Lease.of(NAMES, range, continuation, null, loop.now())))
                .orElseThrow();
    }

    private List<FeedRange> split(FeedRange range) {
        OwnedLease parent = new OwnedLease(loop, store, stored(range, "2"));
        return get(split.run(parent, Map.of(LOW, "2", HIGH, "2"))).stream()
                .map(each -> each.current().range())
                .toList();
    }

    private List<String> leases() {
        return get(store.all()).stream()
                .map(each -> each.range().text() + " at " + each.continuation().orElse(""))
                .toList();
    }

    private <V> V get(CompletableFuture<V> stage) {
        account.time().passUntil(stage::isDone, Duration.ofSeconds(1));
        return stage.getNow(null);
    }

    @Test
    void each_part_gets_a_lease_and_the_old_one_goes() {
        assertThat(split(PARENT)).containsExactlyInAnyOrder(LOW, HIGH);
        assertThat(leases()).containsExactlyInAnyOrder("-20 at 2", "20-FF at 2");
    }

    @Test
    void a_lease_that_an_interrupted_split_made_is_not_made_again() {
        stored(HIGH, "5");

        assertThat(split(PARENT)).containsExactly(LOW);
        assertThat(leases()).containsExactlyInAnyOrder("-20 at 2", "20-FF at 5");
    }

    @Test
    void nor_is_one_that_was_split_itself_since() {
        stored(FeedRange.between("20", "30"), "5");
        stored(FeedRange.between("30", "FF"), "6");

        assertThat(split(PARENT)).containsExactly(LOW);
        assertThat(leases()).containsExactlyInAnyOrder("-20 at 2", "20-30 at 5", "30-FF at 6");
    }

    @Test
    void a_neighbour_is_no_part_though_its_bound_has_zeros_at_the_end() {
        stored(FeedRange.between("", "2000"), "5");

        assertThat(split(PARENT)).containsExactly(HIGH);
        assertThat(leases()).containsExactlyInAnyOrder("-2000 at 5", "20-FF at 2");
    }

    @Test
    void a_larger_lease_that_was_left_behind_is_no_part() {
        FeedRange low = FeedRange.between("", "10");
        FeedRange rest = FeedRange.between("10", "20");
        stored(PARENT, "1");
        OwnedLease parent = new OwnedLease(loop, store, stored(LOW, "2"));

        assertThat(get(split.run(parent, Map.of(low, "2", rest, "2")))).hasSize(2);
        assertThat(leases()).containsExactlyInAnyOrder("-FF at 1", "-10 at 2", "10-20 at 2");
    }

    @Test
    void parts_are_whole_without_a_gap_however_their_bounds_are_written() {
        FeedRange rest = FeedRange.between("2000", "FF");

        assertThat(LeaseSplit.isWhole(PARENT, Map.of(LOW, "", rest, ""))).isTrue();
        assertThat(LeaseSplit.isWhole(PARENT, Map.of(LOW, "", FeedRange.between("21", "FF"), "")))
                .isFalse();
    }
}
