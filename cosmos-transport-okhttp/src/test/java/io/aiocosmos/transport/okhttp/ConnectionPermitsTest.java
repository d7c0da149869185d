package io.aiocosmos.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionPermitsTest {
    private final ConnectionPermits permits = new ConnectionPermits(2);
    private final List<String> granted = new ArrayList<>();

    @Test
    void permits_are_granted_at_once_while_some_are_free() {
        assertThat(permits.acquire(waiter("a"))).isTrue();
        assertThat(permits.acquire(waiter("b"))).isTrue();
        assertThat(permits.acquire(waiter("c"))).isFalse();

        assertThat(granted).isEmpty();
    }

    @Test
    void waiters_are_served_first_in_first_out() {
        takeAll();
        permits.acquire(waiter("a"));
        permits.acquire(waiter("b"));

        permits.release();
        permits.release();

        assertThat(granted).containsExactly("a", "b");
        assertThat(freePermits()).isZero();
    }

    @Test
    void a_cancelled_waiter_is_skipped_and_takes_no_permit() {
        takeAll();
        ConnectionPermits.Waiter left = waiter("a");
        permits.acquire(left);
        permits.acquire(waiter("b"));

        assertThat(permits.cancel(left)).isTrue();
        permits.release();
        permits.release();

        assertThat(granted).containsExactly("b");
        assertThat(freePermits()).isEqualTo(1);
    }

    @Test
    void a_served_waiter_cannot_be_cancelled() {
        takeAll();
        ConnectionPermits.Waiter served = waiter("a");
        permits.acquire(served);
        permits.release();

        assertThat(permits.cancel(served)).isFalse();
    }

    @Test
    void a_permit_that_a_waiter_rejects_goes_to_the_next() {
        takeAll();
        permits.acquire(() -> {
            granted.add("a");
            return false;
        });
        permits.acquire(waiter("b"));

        permits.release();
        permits.release();

        assertThat(granted).containsExactly("a", "b");
        assertThat(freePermits()).isEqualTo(1);
    }

    private void takeAll() {
        assertThat(freePermits()).isEqualTo(2);
    }

    /** Takes all permits, to count them; leaves no waiter in the queue. */
    private int freePermits() {
        ConnectionPermits.Waiter counting = waiter("counting");
        int free = 0;
        while (permits.acquire(counting)) free++;
        permits.cancel(counting);
        return free;
    }

    private ConnectionPermits.Waiter waiter(String name) {
        return new ConnectionPermits.Waiter() {
            @Override
            public boolean granted() {
                granted.add(name);
                return true;
            }
        };
    }
}
