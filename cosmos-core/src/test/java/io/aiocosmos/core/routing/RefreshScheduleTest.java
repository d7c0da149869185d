package io.aiocosmos.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshScheduleTest {
    private static final Duration INSTANT = Duration.ofNanos(1);

    private final TestNanos clock = new TestNanos();

    private RefreshSchedule schedule(double chance) {
        return new RefreshSchedule(clock, () -> chance);
    }

    @Test
    void the_first_reading_is_due_at_once() {
        assertThat(schedule(0).isDue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,300000", "0.5,307500", "1,315000"})
    void the_next_is_due_after_300_seconds_and_some(double chance, long millis) {
        RefreshSchedule schedule = schedule(chance);
        schedule.succeeded();

        clock.advance(Duration.ofMillis(millis).minus(INSTANT));
        assertThat(schedule.isDue()).isFalse();

        clock.advance(INSTANT);
        assertThat(schedule.isDue()).isTrue();
    }

    @Test
    void after_a_failure_it_is_due_again_in_15_seconds() {
        RefreshSchedule schedule = schedule(0);
        schedule.failed();

        clock.advance(Duration.ofSeconds(15).minus(INSTANT));
        assertThat(schedule.isDue()).isFalse();

        clock.advance(INSTANT);
        assertThat(schedule.isDue()).isTrue();
    }

    @Test
    void one_caller_a_second_may_force_it() {
        RefreshSchedule schedule = schedule(0);
        schedule.succeeded();

        assertThat(schedule.force()).isTrue();
        assertThat(schedule.force()).isFalse();

        clock.advance(Duration.ofSeconds(1).minus(INSTANT));
        assertThat(schedule.force()).isFalse();

        clock.advance(INSTANT);
        assertThat(schedule.force()).isTrue();
        assertThat(schedule.isDue()).isFalse();
    }
}
