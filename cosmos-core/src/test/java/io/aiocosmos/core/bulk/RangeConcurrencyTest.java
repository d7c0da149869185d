package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RangeConcurrencyTest {
    private static final long FAST = TimeUnit.MILLISECONDS.toNanos(5);

    private final RangeConcurrency concurrency = new RangeConcurrency(50);

    /** A round: as many requests as allowed, and their responses. */
    private void round(long nanos, boolean throttled) {
        int requests = 0;
        for (; concurrency.mayStart(); requests++) concurrency.started();
        for (; requests > 0; requests--) concurrency.ended(nanos, throttled);
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) round(FAST, false);
    }

    @Test
    void it_begins_with_one_and_doubles_with_each_round() {
        assertThat(concurrency.limit()).isEqualTo(1);
        rounds(1);
        assertThat(concurrency.limit()).isEqualTo(2);
        rounds(1);
        assertThat(concurrency.limit()).isGreaterThanOrEqualTo(3);
        rounds(6);
        assertThat(concurrency.limit()).isEqualTo(50);
    }

    @Test
    void throttling_halves_it_once_for_a_burst() {
        rounds(8);

        round(FAST, true);

        assertThat(concurrency.limit()).isEqualTo(25);
    }

    @Test
    void after_throttling_it_grows_by_one_a_round() {
        rounds(8);
        round(FAST, true);

        rounds(1);
        assertThat(concurrency.limit()).isBetween(25, 26);
        rounds(9);
        assertThat(concurrency.limit()).isBetween(28, 35);
    }

    @Test
    void it_never_falls_below_one() {
        for (int i = 0; i < 20; i++) round(FAST, true);

        assertThat(concurrency.limit()).isEqualTo(1);
        assertThat(concurrency.mayStart()).isTrue();
    }

    @Test
    void it_does_not_grow_while_responses_queue() {
        rounds(3);
        int before = concurrency.limit();

        for (int i = 0; i < 10; i++) round(FAST * 20, false);

        assertThat(concurrency.limit()).isEqualTo(before);
    }

    @Test
    void it_does_not_grow_while_it_is_not_used() {
        for (int i = 0; i < 100; i++) {
            concurrency.started();
            concurrency.ended(FAST, false);
        }

        assertThat(concurrency.limit()).isEqualTo(2);
    }
}
