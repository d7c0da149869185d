package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMillis(200);

    @Test
    void delays_are_spread_evenly_between_the_two() {
        List<Duration> delays = thousand();

        assertThat(delays).allMatch(delay -> delay.compareTo(LEAST) >= 0 && delay.compareTo(MOST) < 0);
        for (int tenth = 0; tenth < 10; tenth++) {
            long from = 100 + 10L * tenth;
            assertThat(delays)
                    .filteredOn(delay -> delay.toMillis() >= from && delay.toMillis() < from + 10)
                    .hasSizeBetween(95, 105);
        }
    }

    @Test
    void they_are_the_same_in_every_run() {
        assertThat(thousand()).isEqualTo(thousand());
    }

    private static List<Duration> thousand() {
        return Stream.generate(new Latency(LEAST, MOST)::next).limit(1000).toList();
    }

    @Test
    void one_time_holds_for_all() {
        Latency always = new Latency(LEAST, LEAST);

        assertThat(Stream.generate(always::next).limit(10)).containsOnly(LEAST);
    }

    @Test
    void no_delay_is_negative_and_the_longest_is_not_the_shorter() {
        assertThatThrownBy(() -> CosmosEmulator.builder().latency(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("latency must not be negative");
        assertThatThrownBy(() -> CosmosEmulator.builder().latency(MOST, LEAST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the longest latency must not be below the shortest");
    }
}
