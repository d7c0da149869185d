package io.aiocosmos.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** 100 request units a second, from millisecond 0 on. */
class CyclesTest {
    private final Cycles cycles = new Cycles(100);

    private static long at(long millis) {
        return millis * 1_000_000;
    }

    private boolean admits(double cost, long millis) {
        double reserved = cycles.reserve(cost, at(millis));
        if (reserved >= 0) cycles.settle(reserved, cost, at(millis));
        return reserved >= 0;
    }

    private long delay(double expected, long millis) {
        return cycles.delay(expected, at(millis)) / 1_000_000;
    }

    @Test
    void requests_pass_while_anything_is_left_and_the_last_one_may_use_too_much() {
        assertThat(admits(99, 0)).isTrue();
        assertThat(admits(500, 0)).isTrue();
        assertThat(admits(1, 0)).isFalse();
    }

    @Test
    void what_was_used_too_much_is_paid_back_in_the_seconds_that_follow() {
        admits(350, 0);

        assertThat(admits(1, 1_000)).isFalse();
        assertThat(admits(1, 2_999)).isFalse();
        assertThat(admits(1, 3_000)).isTrue();
        assertThat(admits(48, 3_000)).isTrue();
        assertThat(admits(1, 3_000)).as("49 of 50 are used").isTrue();
        assertThat(admits(1, 3_000)).isFalse();
    }

    @Test
    void a_debt_of_exactly_one_second_leaves_nothing_of_the_next() {
        admits(200, 0);

        assertThat(admits(1, 1_000)).isFalse();
        assertThat(delay(1, 1_000)).isEqualTo(1_000);
        assertThat(admits(1, 2_000)).isTrue();
    }

    @Test
    void what_is_not_used_in_its_second_is_void() {
        admits(1, 0);

        assertThat(admits(100, 5_000)).isTrue();
        assertThat(admits(1, 5_999)).isFalse();
        assertThat(cycles.reserve(60, at(9_000))).isEqualTo(60);
        assertThat(cycles.reserve(60, at(9_000))).isEqualTo(60);
        assertThat(cycles.reserve(60, at(9_000))).isNegative();
    }

    @Test
    void the_delay_ends_when_the_debt_is_paid() {
        admits(350, 0);

        assertThat(delay(1, 400)).isEqualTo(2_600);
    }

    @Test
    void each_that_waits_gets_a_place_of_its_own() {
        admits(100, 0);

        assertThat(delay(60, 0)).isEqualTo(1_000);
        assertThat(delay(60, 0)).as("40 are left, so one more may go").isEqualTo(1_000);
        assertThat(delay(60, 0)).as("20 of the second after are used by then").isEqualTo(2_000);
        assertThat(delay(60, 0)).isEqualTo(2_000);
        assertThat(delay(60, 0)).isEqualTo(3_000);
    }

    @Test
    void places_are_forgotten_with_their_second() {
        admits(100, 0);
        for (int i = 0; i < 5; i++) delay(100, 0);

        cycles.reserve(100, at(64_000));

        assertThat(delay(1, 64_000)).isEqualTo(1_000);
    }

    @Test
    void a_debt_of_ages_is_told_as_such() {
        admits(100_000, 0);

        assertThat(delay(1, 0)).isBetween(999_000L, 1_001_000L);
    }

    @Test
    void a_request_of_unknown_cost_goes_alone_until_its_charge_is_known() {
        double reserved = cycles.reserve(Double.NaN, at(0));

        assertThat(reserved).isEqualTo(100);
        assertThat(admits(1, 0)).isFalse();
        cycles.settle(reserved, 3, at(0));
        assertThat(admits(97, 0)).isTrue();
        assertThat(admits(1, 0)).isFalse();
    }

    @Test
    void what_was_set_aside_is_not_there_for_others() {
        assertThat(cycles.reserve(60, at(0))).isEqualTo(60);
        assertThat(cycles.reserve(60, at(0))).isEqualTo(60);
        assertThat(cycles.reserve(60, at(0))).isNegative();
    }

    @Test
    void a_late_charge_is_a_debt_of_the_second_in_which_it_comes() {
        double reserved = cycles.reserve(10, at(0));
        assertThat(cycles.reserve(0, at(1_000))).isZero();
        cycles.settle(reserved, 290, at(1_500));

        assertThat(admits(1, 1_500)).isFalse();
        assertThat(delay(1, 1_500)).isEqualTo(1_500);
    }

    @Test
    void a_charge_that_comes_after_idle_seconds_is_not_paid_by_these() {
        double reserved = cycles.reserve(10, at(0));
        cycles.settle(reserved, 350, at(10_000));

        assertThat(admits(1, 10_000)).isFalse();
        assertThat(admits(1, 12_999)).isFalse();
        assertThat(admits(1, 13_000)).isTrue();
    }

    @Test
    void what_was_set_aside_in_vain_does_not_add_to_a_later_second() {
        double reserved = cycles.reserve(Double.NaN, at(0));
        assertThat(cycles.reserve(0, at(1_000))).isZero();
        cycles.settle(reserved, 1, at(1_000));

        assertThat(admits(99, 1_000)).isTrue();
        assertThat(admits(1, 1_000)).isFalse();
    }

    @Test
    void less_holds_at_once_and_more_from_the_next_second_on() {
        admits(10, 0);
        cycles.allot(20);
        assertThat(admits(20, 0)).isTrue();
        assertThat(admits(1, 0)).isFalse();

        cycles.allot(1_000);
        assertThat(admits(1, 500)).isFalse();
        assertThat(admits(1_000, 1_000)).isTrue();
        assertThat(admits(1, 1_000)).isFalse();
    }

    @Test
    void time_that_stands_or_goes_back_a_little_changes_nothing() {
        admits(100, 500);

        assertThat(admits(1, 499)).isFalse();
        assertThat(admits(1, 1_499)).isFalse();
        assertThat(admits(1, 1_500)).isTrue();
    }
}
