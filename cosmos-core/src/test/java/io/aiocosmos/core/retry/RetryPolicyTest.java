package io.aiocosmos.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.RetryOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deadline, chance and counting of retries; {@link RetryScript} explains the shorthand. */
class RetryPolicyTest {
    private static final long FOREVER = Long.MAX_VALUE;

    @Nested
    class The_deadline {
        private RetryDecision decide(String failure, long remainingNanos) {
            return new RetryPolicy(() -> 0, RetryOptions.defaults())
                    .decide(
                            RetryScript.READ,
                            RetryScript.account("2S"),
                            null,
                            new RetryState(),
                            RetryScript.failure(failure),
                            remainingNanos);
        }

        @Test
        void leaves_no_room_for_a_wait_that_would_reach_it() {
            long wait = TimeUnit.MILLISECONDS.toNanos(250);

            assertThat(decide("429+250", wait).isRetry()).isFalse();
            assertThat(decide("429+250", wait + 1).isRetry()).isTrue();
        }

        @Test
        void once_reached_ends_all_attempts_but_not_the_actions_of_responses() {
            assertThat(RetryScript.show(decide("403/3", -1))).isEqualTo("done:wA");
            assertThat(RetryScript.show(decide("500", 0))).isEqualTo("done");
        }

        @Test
        void that_cut_an_attempt_short_says_nothing_of_the_endpoint() {
            assertThat(RetryScript.show(decide("CONNECT", 0))).isEqualTo("done");
            assertThat(RetryScript.show(decide("CONNECT", 1))).isEqualTo("next@0:rwA");
        }

        @Test
        void does_not_count_attempts_that_were_not_made() {
            RetryState state = new RetryState();
            new RetryPolicy(() -> 0, RetryOptions.defaults())
                    .decide(RetryScript.READ, RetryScript.account("2S"), null, state, RetryScript.failure("500"), 0);

            assertThat(RetryScript.retries(state)).isZero();
        }
    }

    @Nested
    class Chance {
        private long millis(String operation, String account, String failure, double chance) {
            return new RetryPolicy(() -> chance, RetryOptions.defaults())
                            .decide(
                                    RetryScript.operation(operation),
                                    RetryScript.account(account),
                                    null,
                                    new RetryState(),
                                    RetryScript.failure(failure),
                                    FOREVER)
                            .delayNanos()
                    / 1_000_000;
        }

        @ParameterizedTest
        @CsvSource({
            "read,  1S, 429,      110, 120",
            "read,  1S, 429+250,  250, 250",
            "write, 1S, 449,       10,  14",
            "read,  1S, 503,      500, 1000",
            "read,  1S, CONNECT, 1000, 1100",
            "read,  1S, 408,     1000, 1100"
        })
        void spreads_the_waits_within_bounds(String operation, String account, String failure, long least, long most) {
            assertThat(millis(operation, account, failure, 0)).isEqualTo(least);
            assertThat(millis(operation, account, failure, 1)).isEqualTo(most);
            assertThat(millis(operation, account, failure, 0.5)).isBetween(least, most);
        }

        @Test
        void spreads_later_waits_as_well() {
            RetryPolicy policy = new RetryPolicy(() -> 1, RetryOptions.defaults());
            for (String failure : new String[] {"403/3", "BROKEN"}) {
                RetryState state = new RetryState();
                RetryDecision last = null;
                for (int i = 0; i < 3; i++)
                    last = policy.decide(
                            RetryScript.READ,
                            RetryScript.account("2S"),
                            null,
                            state,
                            RetryScript.failure(failure),
                            FOREVER);

                assertThat(last.delayNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1_100));
            }
        }
    }

    @Nested
    class The_state {
        @Test
        void counts_retries_by_cause() {
            RetryPolicy policy = new RetryPolicy(() -> 0, RetryOptions.defaults());
            RetryState state = new RetryState();
            AccountTraits account = RetryScript.account("2S");
            for (String failure : new String[] {"429", "429", "503", "404"})
                policy.decide(RetryScript.READ, account, null, state, RetryScript.failure(failure), FOREVER);

            assertThat(state.retries(RetryCause.THROTTLED)).isEqualTo(2);
            assertThat(state.retries(RetryCause.UNAVAILABLE)).isEqualTo(1);
            assertThat(state.retries(RetryCause.CONNECT)).isZero();
            assertThat(RetryScript.retries(state)).isEqualTo(3);
        }

        @Test
        void gives_each_cause_its_own_limit() {
            RetryState state = new RetryState();
            RetryScript.decisions("read", "2S", "429+1", state);

            assertThat(RetryScript.decisions("read", "2S", "503", state)).hasSize(3);
        }
    }

    @Test
    void decisions_print_what_they_mean() {
        assertThat(RetryScript.decisions("write", "2S", "CONNECT", new RetryState())
                        .get(0))
                .hasToString("CONNECT NEXT after 0 ms [MARK_FOR_READS, MARK_FOR_WRITES, REFRESH_ACCOUNT]")
                .extracting(RetryDecision::cause)
                .isEqualTo(RetryCause.CONNECT);
        assertThat(RetryScript.decisions("read", "1S", "429+250", new RetryState())
                        .get(0))
                .hasToString("THROTTLED SAME after 250 ms");
        assertThat(RetryDecision.DONE).hasToString("done");
        assertThat(RetryDecision.DONE.cause()).isNull();
        assertThat(RetryDecision.DONE.target()).isNull();
    }
}
