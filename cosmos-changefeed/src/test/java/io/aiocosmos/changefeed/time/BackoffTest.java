package io.aiocosmos.changefeed.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = Backoff.ofSeconds(1, 60);

    @Test
    void it_doubles_up_to_a_limit() {
        assertThat(backoff.nanos(1)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
        assertThat(backoff.nanos(4)).isEqualTo(TimeUnit.SECONDS.toNanos(8));
        assertThat(backoff.nanos(7)).isEqualTo(TimeUnit.SECONDS.toNanos(60));
        assertThat(backoff.nanos(Integer.MAX_VALUE)).isEqualTo(TimeUnit.SECONDS.toNanos(60));
    }

    @Test
    void it_is_spread_over_a_fifth() {
        assertThat(backoff.nanos(1, 0)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
        assertThat(backoff.nanos(1, 1)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(800));
    }

    @Test
    void a_limit_below_the_first_wait_is_none() {
        assertThat(new Backoff(10, 5).nanos(3)).isEqualTo(10);
    }
}
