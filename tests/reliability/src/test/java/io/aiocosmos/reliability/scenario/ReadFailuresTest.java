package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.reliability.world.Ended;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;

/** Reads of one item, while one region fails. */
class ReadFailuresTest {
    @Scenario(1)
    void a_region_that_refuses_connections_is_left_at_once_and_put_last(World w) {
        w.given(7);
        w.always("A").refuseConnection();

        Ended read = w.read();

        assertThat(read.end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        assertThat(w.waits()).containsExactly(0L);
        w.time().pass(Duration.ofSeconds(1));
        assertThat(w.attempts("account")).hasSize(1);
        w.read();
        assertThat(w.route()).isEqualTo("A B B");
    }

    @Scenario(2)
    void a_region_is_first_again_after_300_seconds(World w) {
        w.given(7);
        w.next(1, "A").refuseConnection();
        w.read();
        w.time().pass(Duration.ofSeconds(301));

        w.read();

        assertThat(w.route()).isEqualTo("A B A");
    }
}
