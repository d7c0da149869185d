package io.aiocosmos.changefeed.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.testing.TestAccount;
import io.aiocosmos.changefeed.testing.VirtualLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnedLeaseTest {
    private static final StoreNames NAMES = StoreNames.of("p", "host", "d", "c", "db", "coll");

    private final TestAccount account = new TestAccount(1);
    private final VirtualLoop loop = new VirtualLoop(account.time());
    private final LeaseStore store = new LeaseStore(account.leases().async(), NAMES, Duration.ofSeconds(17));
    private OwnedLease mine;

    @BeforeEach
    void create() {
        Lease lease = Lease.of(NAMES, FeedRange.all(), null, null, loop.now());
        mine = new OwnedLease(loop, store, get(store.create(lease)).orElseThrow());
        assertThat(write(mine, each -> each.ownedBy("me", loop.now()))).isTrue();
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void a_lease_is_written_one_time_after_the_other() {
        CompletableFuture<Boolean> first = mine.write(each -> each.at("1", loop.now()));
        CompletableFuture<Boolean> second = mine.write(each -> each.at("2", loop.now()));

        assertThat(get(first)).isTrue();
        assertThat(get(second)).isTrue();
        assertThat(stored().continuation()).contains("2");
    }

    @Test
    void it_is_lost_when_another_instance_took_it() {
        OwnedLease others = new OwnedLease(loop, store, stored());
        assertThat(write(others, each -> each.ownedBy("other", loop.now()))).isTrue();

        assertThat(write(mine, each -> each.at("1", loop.now()))).isFalse();
        assertThat(mine.isLost()).isTrue();
        assertThat(stored().owner()).contains("other");
        assertThat(stored().continuation()).isEmpty();
    }

    @Test
    void it_is_lost_when_a_second_process_of_the_same_name_took_it() {
        OwnedLease others = new OwnedLease(loop, store, stored());
        assertThat(write(others, each -> each.at("5", loop.now()))).isTrue();

        assertThat(write(mine, each -> each.at("1", loop.now()))).isFalse();
        assertThat(stored().continuation()).contains("5");
    }

    @Test
    void it_is_lost_when_it_is_gone() {
        get(store.delete(stored()));

        assertThat(write(mine, each -> each.at("1", loop.now()))).isFalse();
    }

    @Test
    void a_write_whose_response_was_lost_is_found_again() {
        account.emulator().faults().next(1).method("PUT").breakAfter();

        assertThat(write(mine, each -> each.at("1", loop.now()))).isTrue();
        assertThat(write(mine, each -> each.at("2", loop.now()))).isTrue();
        assertThat(stored().continuation()).contains("2");
    }

    @Test
    void so_it_is_if_that_was_noticed_only_later() {
        account.emulator().faults().next(1).method("GET").respond(403, 0);
        account.emulator().faults().next(1).method("PUT").breakAfter();

        CompletableFuture<Boolean> unclear = mine.write(each -> each.at("1", loop.now()));
        account.time().pass(Duration.ofSeconds(1));
        assertThat(unclear).isCompletedExceptionally();

        assertThat(write(mine, each -> each.at("2", loop.now()))).isTrue();
        assertThat(stored().continuation()).contains("2");
    }

    @Test
    void a_change_that_changes_nothing_sends_nothing() {
        String etag = stored().etag();

        assertThat(write(mine, each -> each)).isTrue();
        assertThat(stored().etag()).isEqualTo(etag);
    }

    private boolean write(OwnedLease lease, UnaryOperator<Lease> change) {
        return get(lease.write(change));
    }

    private Lease stored() {
        List<Lease> all = get(store.all());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private <T> T get(CompletableFuture<T> future) {
        account.time().passUntil(future::isDone, Duration.ofSeconds(1));
        return future.getNow(null);
    }
}
