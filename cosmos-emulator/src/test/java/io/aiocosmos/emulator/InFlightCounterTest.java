package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InFlightCounterTest {
    private long nanos = 1_000;
    private final InFlightCounter inFlight = new InFlightCounter(() -> nanos);

    private void after(long time, Runnable event) {
        nanos += time;
        event.run();
    }

    private Duration with(int atLeast) {
        return inFlight.timeWith(atLeast);
    }

    @Test
    void time_counts_by_how_many_were_in_flight() {
        inFlight.arrived();
        after(5, inFlight::arrived);
        after(10, inFlight::left);
        after(3, inFlight::left);

        assertThat(with(0)).isEqualTo(Duration.ofNanos(18));
        assertThat(with(1)).isEqualTo(Duration.ofNanos(18));
        assertThat(with(2)).isEqualTo(Duration.ofNanos(10));
        assertThat(with(3)).isZero();
        assertThat(inFlight.most()).isEqualTo(2);
    }

    @Test
    void time_with_nothing_in_flight_counts_between_requests_but_not_around_them() {
        after(100, inFlight::arrived);
        after(5, inFlight::left);
        after(50, inFlight::arrived);
        after(5, inFlight::left);
        nanos += 100;

        assertThat(with(0)).isEqualTo(Duration.ofNanos(60));
        assertThat(with(1)).isEqualTo(Duration.ofNanos(10));
    }

    @Test
    void what_is_in_flight_outlives_a_reset() {
        for (int i = 0; i < 5; i++) after(1, inFlight::arrived);

        inFlight.reset();
        after(7, inFlight::left);
        after(3, inFlight::left);

        assertThat(inFlight.now()).isEqualTo(3);
        assertThat(inFlight.most()).isEqualTo(5);
        assertThat(with(0)).isEqualTo(Duration.ofNanos(3));
        assertThat(with(4)).isEqualTo(Duration.ofNanos(3));
        assertThat(with(5)).isZero();
    }
}
