package io.aiocosmos.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.error.Outcome;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of what to do after which failure; {@link RetryScript} explains the shorthand. */
class RetryPolicyTest {
    private static final long FOREVER = Long.MAX_VALUE;

    @Nested
    class Answers {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "400",
                    "400/1004",
                    "401",
                    "401/5003",
                    "403",
                    "403/1014",
                    "403/5300",
                    "404",
                    "405",
                    "409",
                    "412",
                    "412/1110",
                    "413",
                    "413/3402",
                    "423",
                    "424",
                    "501",
                    "505"
                })
        void that_are_final_are_given_to_the_caller(String failure) {
            for (String operation : new String[] {"read", "write", "guarded", "repeatable", "procedure"})
                for (String around : new String[] {"1S", "2S", "2M", "2S-"})
                    assertThat(RetryScript.play(operation, around, failure)).isEqualTo("done");
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    // write forbidden here: the hub, as it is by now
                    "read      | 2S  | 403/3    | hub@0:wA, hub@1000:wA x30, done:wA",
                    "write     | 2S  | 403/3    | hub@0:wA, hub@1000:wA x30, done:wA",
                    "procedure | 1M  | 403/3    | hub@0:wA, hub@1000:wA x30, done:wA",
                    "write     | 2S- | 403/3    | done",
                    // account not there
                    "read      | 1S  | 403/1008 | next@1000:rwA, done:rwA",
                    "write     | 2S  | 403/1008 | next@0:rwA, next@1000:rwA x2, done:rwA",
                    "write     | 3M  | 403/1008 | next@0:rwA, next@1000:rwA x4, done:rwA",
                    "read      | 1S- | 403/1008 | done"
                },
                delimiter = '|')
        void from_the_wrong_region_lead_to_another(String operation, String around, String failure, String play) {
            assertThat(RetryScript.play(operation, around, failure)).isEqualTo(play);
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "read  | 1S  | hub@0, hub@0:H, same@0:C?, done",
                    "read  | 3S  | hub@0, hub@0:H, same@0:C?, done",
                    "write | 2S  | hub@0 x2, same@0:C?, done",
                    "read  | 1M  | same@0:C?, done",
                    "read  | 3M  | next@0 x2, same@0:C?, done",
                    "write | 3M  | next@0 x2, same@0:C?, done",
                    "read  | 1S- | same@0:C?, done",
                    "read  | 1M- | same@0:C?, done"
                },
                delimiter = '|')
        void from_behind_the_session_lead_to_who_may_know_and_then_to_the_question_whether_it_is_the_same_container(
                String operation, String around, String play) {
            assertThat(RetryScript.play(operation, around, "404/1002")).isEqualTo(play);
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "write | 400/1001 | done",
                    "keyed | 400/1001 | same@0:C, done:C",
                    "read  | 400/1024 | same@0:C, done:C",
                    "write | 400/1024 | same@0:C, done:C",
                    "write | 410/1000 | same@0:C, done:C",
                    "read  | 404/1003 | done:C",
                    "write | 404/1003 | done:C",
                    "read  | 404/1013 | same@100, same@200, same@400, same@800, same@1000 x8, done"
                },
                delimiter = '|')
        void about_the_container_have_it_looked_up_again(String operation, String failure, String play) {
            assertThat(RetryScript.play(operation, "2S", failure)).isEqualTo(play);
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "read  | 410/1002",
                    "write | 410/1002",
                    "write | 410/1007",
                    "read | 410/1008",
                    "write | 410",
                    "procedure | 410/1002"
                },
                delimiter = '|')
        void about_ranges_have_them_read_again_for_30_seconds(String operation, String failure) {
            assertThat(RetryScript.play(operation, "1S", failure))
                    .isEqualTo("same@1000:R, same@2000:R, same@4000:R, same@8000:R, done:R");
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "2S  | 401      | done",
                    "2St | 401      | same@0:T, done:T",
                    "2St | 401/5013 | same@0:T, done:T"
                },
                delimiter = '|')
        void to_a_token_have_it_renewed_once(String around, String failure, String play) {
            assertThat(RetryScript.play("read", around, failure)).isEqualTo(play);
            assertThat(RetryScript.play("write", around, failure)).isEqualTo(play);
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "write | 1S | 429/3200+250   | same@250 x9, done",
                    "read  | 1S | 429/3200+10000 | same@10000 x3, done",
                    "read  | 1S | 429/3200+30000 | same@30000, done",
                    "read  | 1S | 429/3200+30001 | done",
                    "read  | 1S | 429+9223372036854775807 | done",
                    "write | 1S | 429/3200 | same@110, same@220, same@440, same@880, same@1760, same@3520, same@7040,"
                            + " same@14080, done",
                    "read  | 1S | 429/3089+0 | same@110, same@220, same@440, same@880, same@1760, same@3520, same@7040,"
                            + " same@14080, done",
                    "procedure | 1S | 429/3084+1 | same@1 x9, done",
                    "write | 2M | 429/3092+5 | next@0, same@5 x9, done",
                    "read  | 2M | 429/3092+5 | same@5 x9, done",
                    "write | 2S | 429/3092+5 | same@5 x9, done",
                    "write | 1M | 429/3092+5 | same@5 x9, done"
                },
                delimiter = '|')
        void that_throttle_are_waited_for_nine_times_or_30_seconds(
                String operation, String around, String failure, String play) {
            assertThat(RetryScript.play(operation, around, failure)).isEqualTo(play);
        }

        @ParameterizedTest
        @ValueSource(strings = {"write", "procedure", "guarded"})
        void to_colliding_writes_are_waited_for_30_seconds(String operation) {
            assertThat(RetryScript.play(operation, "1S", "449"))
                    .isEqualTo("same@10, same@20, same@40, same@80, same@160, same@320, same@640, same@1000 x28, done");
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "read      | 3S  | next@0:A x2, done:A",
                    "read      | 1S  | same@500:A, done:A",
                    "write     | 2S  | same@1000:A, done:A",
                    "write     | 1M  | same@1000:A, done:A",
                    "write     | 3M  | next@0:A, done:A",
                    "procedure | 2M  | next@0:A, done:A",
                    "read      | 1S- | same@500, done",
                    "write     | 1S- | same@1000, done"
                },
                delimiter = '|')
        void of_an_unavailable_service_lead_elsewhere_or_to_one_more_try(String operation, String around, String play) {
            assertThat(RetryScript.play(operation, around, "503")).isEqualTo(play);
            assertThat(RetryScript.play(operation, around, "503/9002")).isEqualTo(play);
            assertThat(RetryScript.play(operation, around, "410/1022")).isEqualTo(play);
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "read           | 2S | 408 | next@0, next@1000, done",
                    "read           | 1S | 408 | next@1000 x2, done",
                    "read           | 2S | 500 | next@0, done",
                    "read           | 2S | 502 | next@0, done",
                    "read           | 1S | 504 | next@1000, done",
                    "guarded        | 2S | 408 | next@0, next@1000, done",
                    "repeatable     | 2M | 500 | next@0, done",
                    "write          | 2S | 408 | done",
                    "write          | 2M | 500 | done",
                    "write          | 2M | 502 | done",
                    "write          | 2M | 504 | done",
                    "keyed          | 2M | 504 | done",
                    "procedure      | 2M | 500 | done",
                    "bold procedure | 2M | 408 | done"
                },
                delimiter = '|')
        void that_leave_the_fate_open_are_repeated_only_where_that_is_safe(
                String operation, String around, String failure, String play) {
            assertThat(RetryScript.play(operation, around, failure)).isEqualTo(play);
        }
    }

    @Nested
    class No_answer {
        @ParameterizedTest
        @CsvSource(
                value = {
                    "read      | 1S  | CONNECT | next@1000:rwA, done:rwA",
                    "write     | 1S  | CONNECT | next@1000:rwA, done:rwA",
                    "write     | 2S  | CONNECT | next@0:rwA, next@1000:rwA x2, done:rwA",
                    "procedure | 2M  | TLS     | next@0:rwA, next@1000:rwA x2, done:rwA",
                    "read      | 3S  | TLS     | next@0:rwA, next@1000:rwA x4, done:rwA",
                    "read      | 1S- | CONNECT | same@1000, done"
                },
                delimiter = '|')
        void for_want_of_a_connection_leads_to_the_next_region(
                String operation, String around, String failure, String play) {
            assertThat(RetryScript.play(operation, around, failure)).isEqualTo(play);
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "read           | 2S | BROKEN!  | same@0, next@0, next@1000, done",
                    "read           | 2S | BROKEN   | same@0, next@0, next@1000, done",
                    "write          | 2S | BROKEN   | same@0, next@0, next@1000, done",
                    "procedure      | 2S | BROKEN   | same@0, next@0, next@1000, done",
                    "guarded        | 2S | BROKEN!  | same@0, next@0, next@1000, done",
                    "repeatable     | 2S | BROKEN!  | same@0, next@0, next@1000, done",
                    "write          | 2S | BROKEN!  | done",
                    "procedure      | 2S | BROKEN!  | done",
                    "bold procedure | 2S | BROKEN!  | done",
                    "read           | 2S | TIMEOUT! | next@0, next@1000, done",
                    "read           | 1S | TIMEOUT! | next@1000 x2, done",
                    "write          | 2S | TIMEOUT  | next@0, next@1000, done",
                    "write          | 2S | TIMEOUT! | done",
                    "guarded        | 2S | TIMEOUT! | next@0, next@1000, done",
                    "write          | 2S | CONNECT! | done:rwA"
                },
                delimiter = '|')
        void on_a_connection_is_repeated_unless_a_write_may_have_got_through(
                String operation, String around, String failure, String play) {
            assertThat(RetryScript.play(operation, around, failure)).isEqualTo(play);
        }

        @ParameterizedTest
        @ValueSource(strings = {"POOL", "CLOSED", "CANCELLED", "CANCELLED!", "REFUSED"})
        void by_our_own_doing_is_final(String failure) {
            for (String operation : new String[] {"read", "write", "guarded", "repeatable"})
                assertThat(RetryScript.play(operation, "2M", failure)).isEqualTo("done");
        }
    }

    @Nested
    class The_deadline {
        private RetryDecision decide(String failure, long remainingNanos) {
            return new RetryPolicy(() -> 0)
                    .decide(
                            OperationTraits.READ,
                            RetryScript.surroundings("2S"),
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
        void once_reached_ends_all_tries_but_not_their_effects() {
            assertThat(RetryScript.show(decide("CONNECT", 0))).isEqualTo("done:rwA");
            assertThat(RetryScript.show(decide("403/3", -1))).isEqualTo("done:wA");
            assertThat(RetryScript.show(decide("500", 0))).isEqualTo("done");
        }

        @Test
        void does_not_count_tries_that_were_not_made() {
            RetryState state = new RetryState();
            new RetryPolicy(() -> 0)
                    .decide(OperationTraits.READ, RetryScript.surroundings("2S"), state, RetryScript.failure("500"), 0);

            assertThat(state.retries()).isZero();
        }
    }

    @Nested
    class Chance {
        private long millis(String operation, String around, String failure, double chance) {
            return new RetryPolicy(() -> chance)
                            .decide(
                                    RetryScript.operation(operation),
                                    RetryScript.surroundings(around),
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
        void spreads_the_waits_within_bounds(String operation, String around, String failure, long least, long most) {
            assertThat(millis(operation, around, failure, 0)).isEqualTo(least);
            assertThat(millis(operation, around, failure, 1)).isEqualTo(most);
            assertThat(millis(operation, around, failure, 0.5)).isBetween(least, most);
        }

        @Test
        void spreads_later_waits_as_well() {
            RetryPolicy policy = new RetryPolicy(() -> 1);
            for (String failure : new String[] {"403/3", "BROKEN"}) {
                RetryState state = new RetryState();
                RetryDecision last = null;
                for (int i = 0; i < 3; i++)
                    last = policy.decide(
                            OperationTraits.READ,
                            RetryScript.surroundings("2S"),
                            state,
                            RetryScript.failure(failure),
                            FOREVER);

                assertThat(last.delayNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1_100));
            }
        }
    }

    @Nested
    class Outcomes {
        @ParameterizedTest
        @CsvSource({
            "write, CONNECT, NOT_DONE",
            "write, TLS, NOT_DONE",
            "write, POOL, NOT_DONE",
            "write, BROKEN, NOT_DONE",
            "write, BROKEN!, UNKNOWN",
            "write, TIMEOUT!, UNKNOWN",
            "write, CLOSED!, UNKNOWN",
            "write, CANCELLED!, UNKNOWN",
            "write, CANCELLED, NOT_DONE",
            "guarded, TIMEOUT!, UNKNOWN",
            "procedure, TIMEOUT!, UNKNOWN",
            "read, TIMEOUT!, NOT_DONE",
            "read, 500, NOT_DONE",
            "write, 400, NOT_DONE",
            "write, 401, NOT_DONE",
            "write, 403/3, NOT_DONE",
            "write, 404/1002, NOT_DONE",
            "write, 408, UNKNOWN",
            "write, 409, NOT_DONE",
            "write, 410/1002, NOT_DONE",
            "write, 412, NOT_DONE",
            "write, 429, NOT_DONE",
            "write, 449, NOT_DONE",
            "write, 500, UNKNOWN",
            "write, 501, UNKNOWN",
            "write, 502, UNKNOWN",
            "write, 503, NOT_DONE",
            "write, 504, UNKNOWN",
            "repeatable, 500, UNKNOWN"
        })
        void tell_whether_a_try_may_have_changed_something(String operation, String failure, Outcome outcome) {
            assertThat(RetryScript.failure(failure).outcome(RetryScript.operation(operation)))
                    .isEqualTo(outcome);
        }

        @Test
        void stay_unknown_once_a_try_was_whatever_is_answered_later() {
            RetryPolicy policy = new RetryPolicy(() -> 0);
            RetryState state = new RetryState();
            OperationTraits create = RetryScript.operation("repeatable");
            Surroundings around = RetryScript.surroundings("1S");
            policy.decide(create, around, state, RetryScript.failure("429"), FOREVER);
            assertThat(state.outcome()).isEqualTo(Outcome.NOT_DONE);

            policy.decide(create, around, state, RetryScript.failure("TIMEOUT!"), FOREVER);
            policy.decide(create, around, state, RetryScript.failure("409"), FOREVER);

            assertThat(state.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Nested
    class The_state {
        @Test
        void counts_retries_by_cause() {
            RetryPolicy policy = new RetryPolicy(() -> 0);
            RetryState state = new RetryState();
            Surroundings around = RetryScript.surroundings("2S");
            for (String failure : new String[] {"429", "429", "503", "404"})
                policy.decide(OperationTraits.READ, around, state, RetryScript.failure(failure), FOREVER);

            assertThat(state.retries(RetryCause.THROTTLED)).isEqualTo(2);
            assertThat(state.retries(RetryCause.UNAVAILABLE)).isEqualTo(1);
            assertThat(state.retries(RetryCause.CONNECT)).isZero();
            assertThat(state.retries()).isEqualTo(3);
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
        assertThat(RetryDecision.DONE.where()).isNull();
    }
}
