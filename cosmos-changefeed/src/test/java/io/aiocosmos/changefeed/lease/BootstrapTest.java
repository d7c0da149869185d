package io.aiocosmos.changefeed.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.FeedRange;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.changefeed.testing.TestAccount;
import io.aiocosmos.changefeed.testing.VirtualLoop;
import io.aiocosmos.error.CosmosSetupException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final StoreNames NAMES = StoreNames.of("p", "host", "d", "c", "db", "coll");
    private static final String LATEST = base64("{\"Mode\":\"INCREMENTAL\"}");
    private static final String ALL = base64("{\"Mode\":\"FULL_FIDELITY\"}");

    private final TestAccount account = new TestAccount(3);
    private final VirtualLoop loop = new VirtualLoop(account.time());
    private final LeaseStore store = new LeaseStore(account.leases().async(), NAMES, Duration.ofSeconds(17));

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void there_is_a_lease_for_each_range_with_the_place_where_it_begins() {
        finish(start(false));

        assertThat(leases()).hasSize(3).allMatch(lease -> lease.owner().isEmpty());
        assertThat(leases()).allMatch(lease -> lease.continuation().equals(Optional.of(LATEST)));
    }

    @Test
    void that_all_are_there_is_marked_for_both_kinds_of_processors_of_the_sdk_for_java() {
        finish(start(false));

        assertThat(ids()).contains("phost_d_c.info", "phost_db_coll.info").doesNotContain("phost_d_c.lock");
    }

    @Test
    void for_all_versions_only_its_own_kind_is_marked() {
        finish(start(true));

        assertThat(ids()).contains("phost_d_c.info").doesNotContain("phost_db_coll.info");
    }

    @Test
    void two_that_start_at_once_make_the_leases_once() {
        CompletableFuture<Void> one = start(false);
        CompletableFuture<Void> two = start(false);
        finish(one);
        finish(two);

        assertThat(leases()).hasSize(3);
        assertThat(ids()).hasSize(5);
    }

    @Test
    void the_lock_of_one_that_crashed_ends_by_itself() {
        put(NAMES.lock(), "{\"id\":\"" + NAMES.lock() + "\",\"ttl\":30}");

        finish(start(false));

        assertThat(leases()).hasSize(3);
        assertThat(account.time().nanos()).isBetween(seconds(30), seconds(46));
    }

    @Test
    void so_it_does_where_documents_have_no_time_to_live() {
        put(NAMES.lock(), "{\"id\":\"" + NAMES.lock() + "\"}");

        finish(start(false));

        assertThat(leases()).hasSize(3);
        assertThat(account.time().nanos()).isGreaterThanOrEqualTo(seconds(60));
    }

    @Test
    void leases_that_are_there_stay() {
        Lease first = Lease.of(NAMES, account.monitored().feedRanges().get(0), ALL, "other", loop.now());
        finish(store.create(first));

        finish(start(true));

        assertThat(leases()).hasSize(3).anyMatch(lease -> lease.isOwnedBy("other"));
    }

    @Test
    void leases_of_the_other_kind_of_changes_are_refused() {
        finish(start(false));

        assertThatThrownBy(() -> finish(start(true)))
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("of latest versions");
    }

    @Test
    void leases_by_range_id_are_not_passed_over() {
        put("phost_db_coll..0", "{\"id\":\"phost_db_coll..0\",\"ContinuationToken\":\"\\\"11\\\"\"}");

        assertThatThrownBy(() -> finish(start(false)))
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("handleChanges");
    }

    private CompletableFuture<Void> start(boolean allVersions) {
        Optional<String> anchor = Optional.of(allVersions ? ALL : LATEST);
        List<FeedRange> ranges = account.monitored().feedRanges();
        return new Bootstrap(
                        loop,
                        store,
                        () -> CompletableFuture.completedFuture(ranges),
                        range -> CompletableFuture.completedFuture(anchor),
                        allVersions)
                .run();
    }

    private void put(String id, String json) {
        account.leases().createItem(RawJson.of(json), PartitionKey.of(id));
    }

    private List<String> ids() {
        return finish(store.documents("phost_")).stream()
                .map(each -> (String) each.get("id"))
                .toList();
    }

    private List<Lease> leases() {
        return finish(store.all());
    }

    private <T> T finish(CompletableFuture<T> future) {
        assertThat(account.time().passUntil(future::isDone, Duration.ofMinutes(5)))
                .isTrue();
        try {
            return future.getNow(null);
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private static String base64(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
