package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.reliability.world.Ended;
import io.aiocosmos.reliability.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Responses that ask the client to wait. */
class ThrottlingTest {
    private static Map<String, String> after(long millis) {
        return Map.of("x-ms-retry-after-ms", Long.toString(millis));
    }

    private static long total(World w) {
        return w.waits().stream().mapToLong(Long::longValue).sum();
    }

    @Scenario(25)
    void a_throttled_read_waits_as_asked_and_stays_in_its_region(World w) {
        w.given(7);
        w.next(9, "A").respond(429, 3200, after(10));

        assertThat(w.read().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A A A A A A A A A A");
        assertThat(total(w)).isGreaterThanOrEqualTo(90);

        w.network().attempts().clear();
        w.always("A").respond(429, 3200, after(10));
        assertThat(w.read().end()).isEqualTo("429/3200 NOT_DONE");
        assertThat(w.own()).hasSize(10);
    }

    @Scenario(26)
    void without_a_time_to_wait_each_wait_is_twice_the_one_before(World w) {
        w.given(7);
        w.everywhere().respond(429, 3200);

        assertThat(w.read().end()).isEqualTo("429/3200 NOT_DONE");
        List<Long> waits = w.waits();
        for (int i = 0; i < waits.size(); i++) {
            long delay = 100L << i;
            assertThat(waits.get(i)).as("wait %s", i).isBetween(delay * 11 / 10, delay * 12 / 10);
        }
        assertThat(total(w)).isLessThanOrEqualTo(30_000);
    }

    @Scenario(27)
    void a_time_to_wait_beyond_the_limit_is_not_waited(World w) {
        w.given(7);
        w.everywhere().respond(429, 3200, after(31_000));

        Ended read = w.read();

        assertThat(read.end()).isEqualTo("429/3200 NOT_DONE");
        assertThat(w.route()).isEqualTo("A");
        assertThat(read.millis()).isLessThanOrEqualTo(50);
    }

    @Scenario(60)
    void a_write_that_collided_waits_longer_each_time(World w) {
        w.next(5, "A").respond(449, 0);

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.waits()).hasSize(5);
        for (int i = 0; i < 5; i++) assertThat(w.waits().get(i)).isBetween(10L << i, (10L << i) + 4);
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(61)
    void a_write_that_collides_for_ever_is_given_up_within_30_seconds(World w) {
        w.everywhere().respond(449, 0);

        assertThat(w.create().end()).isEqualTo("449/0 NOT_DONE");
        assertThat(total(w)).isLessThanOrEqualTo(30_000);
        assertThat(w.applied()).isZero();
    }

    @Scenario(66)
    void a_wait_that_would_end_after_the_deadline_is_not_begun(World w) {
        w.given(7);
        w.everywhere().respond(429, 3200, after(2_000));

        Ended read =
                w.read(ItemReadOptions.builder().timeout(Duration.ofSeconds(1)).build());

        assertThat(read.end()).isEqualTo("429/3200 NOT_DONE");
        assertThat(w.route()).isEqualTo("A");
        assertThat(read.millis()).isLessThanOrEqualTo(50);
    }

    @Scenario(67)
    void a_caller_who_gives_up_during_a_wait_ends_all_of_it(World w) {
        w.given(7);
        w.everywhere().respond(429, 3200, after(5_000));

        assertThat(w.readGivenUpAfter(Duration.ofSeconds(1)).end()).isEqualTo("cancelled");
        w.time().pass(Duration.ofSeconds(60));
        assertThat(w.route()).isEqualTo("A");

        w.emulator().faults().clear();
        w.read();
        assertThat(w.route()).as("nothing was marked").isEqualTo("A A");
    }
}
