package io.aiocosmos.emulator.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final Budget budget = new Budget();

    @Test
    void a_full_second_may_be_spent_at_once_and_overdrawn_once() {
        assertThat(budget.waitMillis(100, START)).isZero();
        budget.take(99);
        assertThat(budget.waitMillis(100, START)).isZero();
        budget.take(51);

        assertThat(budget.waitMillis(100, START)).isEqualTo(510);
    }

    @Test
    void after_the_wait_it_passes_again() {
        budget.waitMillis(100, START);
        budget.take(150);
        long wait = budget.waitMillis(100, START);

        assertThat(budget.waitMillis(100, START.plusMillis(wait - 20))).isPositive();
        assertThat(budget.waitMillis(100, START.plusMillis(wait))).isZero();
    }

    @Test
    void no_more_than_a_second_is_saved_up() {
        budget.waitMillis(100, START);
        assertThat(budget.waitMillis(100, START.plusSeconds(60))).isZero();
        budget.take(100);

        assertThat(budget.waitMillis(100, START.plusSeconds(60))).isPositive();
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_and_takes_nothing() {
        budget.waitMillis(100, START);
        budget.take(100);

        assertThat(budget.waitMillis(100, START.minusSeconds(5))).isPositive();
        assertThat(budget.waitMillis(100, START.minusSeconds(4))).isZero();
    }
}
