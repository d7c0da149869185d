package io.aiocosmos.changefeed.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.changefeed.lease.Lease;
import io.aiocosmos.changefeed.lease.StoredLeases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseObserverTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final long EXPIRATION = Duration.ofSeconds(60).toNanos();

    private final LeaseObserver observer = new LeaseObserver(EXPIRATION);

    @Test
    void a_lease_without_owner_is_free() {
        assertThat(isFree(StoredLeases.lease(null, TIME, "1"), 0)).isTrue();
    }

    @Test
    void one_that_is_not_renewed_is_free_when_the_time_is_over() {
        Lease lease = StoredLeases.lease("other", TIME, "1");

        assertThat(isFree(lease, 0)).isFalse();
        assertThat(isFree(lease, EXPIRATION - 1)).isFalse();
        assertThat(isFree(lease, EXPIRATION)).isTrue();
    }

    @Test
    void one_that_is_renewed_is_not() {
        assertThat(isFree(StoredLeases.lease("other", TIME, "1"), 0)).isFalse();
        assertThat(isFree(StoredLeases.lease("other", TIME, "2"), EXPIRATION)).isFalse();
        assertThat(isFree(StoredLeases.lease("other", TIME, "2"), 2 * EXPIRATION - 1))
                .isFalse();
        assertThat(isFree(StoredLeases.lease("other", TIME, "2"), 2 * EXPIRATION))
                .isTrue();
    }

    @Test
    void the_clock_of_its_owner_may_be_a_minute_late() {
        Lease lease = StoredLeases.lease("other", TIME.minusSeconds(170), "1");

        assertThat(isFree(lease, 0)).isFalse();
    }

    @Test
    void one_that_is_hours_old_is_free_at_once() {
        Lease lease = StoredLeases.lease("other", TIME.minusSeconds(7200), "1");

        assertThat(isFree(lease, 0)).isTrue();
    }

    private boolean isFree(Lease lease, long now) {
        observer.observe(List.of(lease), now);
        return observer.isFree(lease, now, TIME);
    }
}
