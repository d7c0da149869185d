package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HedgeBudgetTest {
    private final HedgeBudget budget = new HedgeBudget();

    private static long at(double seconds) {
        return (long) (seconds * 1e9);
    }

    private void operations(int count, double seconds) {
        for (int i = 0; i < count; i++) budget.countOperation(at(seconds));
    }

    private int hedges(double seconds, int percent) {
        int hedges = 0;
        while (hedges < 100_000 && budget.take(at(seconds), percent)) hedges++;
        return hedges;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -3_000_000_000L, Long.MAX_VALUE / 2})
    void is_a_share_of_the_operations_whatever_the_clock_says(long start) {
        for (int i = 0; i < 1000; i++) budget.countOperation(start + i * 1_000_000L);

        int hedges = 0;
        while (budget.take(start + 1_000_000_000L, 5)) hedges++;

        assertThat(hedges).isEqualTo(50);
    }

    @Test
    void allows_two_a_minute_to_a_client_with_little_to_do() {
        operations(1, 0);

        assertThat(hedges(0.5, 5)).isEqualTo(2);
        assertThat(hedges(59, 5)).isZero();
        assertThat(hedges(62, 5)).isEqualTo(2);
    }

    @Test
    void holds_for_any_minute_however_operations_are_spread() {
        double[] hedged = new double[6000];
        int count = 0;
        for (int i = 0; i < 6000; i++) {
            operations(1, i / 20.0); // five minutes, 20 a second
            if (budget.take(at(i / 20.0), 5)) hedged[count++] = i / 20.0;
        }

        for (int first = 0; first < count; first++) {
            int within = 0;
            while (first + within < count && hedged[first + within] < hedged[first] + 60) within++;
            assertThat(within).isLessThanOrEqualTo(60); // 5 % of 1200
        }
        assertThat(count).isBetween(250, 300);
    }

    @Test
    void retries_of_a_hedge_count() {
        operations(100, 0);
        budget.countRetries(at(0), 4);

        assertThat(hedges(0, 5)).isEqualTo(1);
    }

    @Test
    void may_allow_one_for_each_operation_and_more() {
        operations(10, 0);

        assertThat(hedges(0, 200)).isEqualTo(20);
    }

    @Test
    void forgets_operations_after_a_minute() {
        operations(1000, 0);
        long later = Duration.ofHours(5).toNanos();

        assertThat(budget.take(later, 5)).isTrue();
        assertThat(budget.take(later, 5)).isTrue();
        assertThat(budget.take(later, 5)).isFalse();
    }
}
