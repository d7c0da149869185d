package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionHealthTest {
    private static final long SECOND = 1_000_000_000L;

    private long now = 5 * SECOND;

    /**
     * What becomes of a script: {@code f} a failure, {@code s} a success, {@code +n} as many seconds, {@code ?} a question
     * whether the region takes a request.
     */
    private String play(boolean write, String script) {
        RegionHealth health = new RegionHealth(write ? 5 : 10);
        StringBuilder taken = new StringBuilder();
        for (String step : script.split(" +")) {
            int times = step.indexOf('*') < 0 ? 1 : Integer.parseInt(step.substring(2));
            for (int i = 0; i < times; i++)
                if (step.charAt(0) == 'f') health.failed(now);
                else if (step.charAt(0) == 's') health.succeeded();
                else if (step.charAt(0) == '+') now += Long.parseLong(step.substring(1)) * SECOND;
                else taken.append(health.accepts(now) ? 'y' : 'n');
        }
        return taken.toString();
    }

    @ParameterizedTest
    @CsvSource({
        // write, script, taken
        "false, f*9 ?, y",
        "false, f*10 ?, n",
        "true, f*4 ?, y",
        "true, f*5 ?, n",
        "false, f*9 s f*9 ?, y", // not in a row
        "false, f*9 +300 f ?, n",
        "false, f*9 +301 f*9 ?, y", // so much later it is another matter
        "false, f*10 +29 ?, n",
        "false, f*10 +30 ? ?, yn", // one request finds out
        "false, f*10 +30 ? f +59 ? +1 ?, yny", // twice as long after each that did not
        "false, f*10 +30 ? +60 ? +120 ? +240 ? +299 ? +1 ?, yyyyny", // at most five minutes
        "false, f*10 f*10 +30 ?, y", // what was under way already does not count again
        "false, f*10 +30 ? s ? ?, yyy",
        "false, f*10 +30 ? s f*4 ?, yy",
        "false, f*10 +30 ? s f*5 ?, yn", // on probation half as many are enough
        "false, f*10 +30 ? s f*5 +59 ? +1 ?, yny", // and the wait is not the first one's
        "false, f*10 +30 ? s*10 f*9 ?, yy",
        "true, f*5 +30 ? s f ? f ?, yyn",
    })
    void a_region_is_asked(boolean write, String script, String taken) {
        assertThat(play(write, script)).isEqualTo(taken);
    }

    @Test
    void what_is_well_need_not_be_known() {
        RegionHealth health = new RegionHealth(10);
        health.failed(now);
        assertThat(health.succeeded()).isFalse();
        assertThat(health.isWell()).isTrue();

        for (int i = 0; i < 10; i++) assertThat(health.failed(now)).isEqualTo(i == 9);
        for (int i = 0; i < 10; i++) {
            assertThat(health.succeeded()).isEqualTo(i == 0);
            assertThat(health.isWell()).isEqualTo(i == 9);
        }
    }

    @Test
    void a_copy_is_where_the_first_was_and_goes_on_alone() {
        RegionHealth health = new RegionHealth(2);
        for (int i = 0; i < 2; i++) health.failed(now);
        RegionHealth copy = health.copy();
        health.succeeded();

        assertThat(copy.isAvoided(now)).isTrue();
        assertThat(copy.isAvoided(now + RegionHealth.FIRST_PROBE_NANOS)).isFalse();
        copy.succeeded();
        assertThat(copy.failed(now)).isTrue(); // on probation, as it would have been
    }
}
