package io.aiocosmos.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.RetryOptions;
import io.aiocosmos.error.Outcome;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Any weather: random failures in random order. */
@Tag("slow")
class RetryPolicyLawsTest {
    private static final int OPERATIONS = 30_000;
    private static final long DEADLINE = 65_000_000_000L;

    private static final String[] FAILURES = {
        "CONNECT",
        "CONNECT!",
        "TLS",
        "POOL",
        "BROKEN",
        "BROKEN!",
        "TIMEOUT",
        "TIMEOUT!",
        "400/1001",
        "400/1024",
        "401",
        "403/3",
        "403/1008",
        "404/1002",
        "404/1003",
        "404/1013",
        "408",
        "409",
        "410",
        "410/1000",
        "410/1002",
        "410/1022",
        "412",
        "429",
        "429+0",
        "429+700",
        "429/3092+20",
        "449",
        "500",
        "502",
        "503",
        "504",
        "599"
    };
    private static final String[] KINDS = {"read", "write", "guarded", "repeatable"};

    private static String any(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    private static AccountTraits anyAccount(Random random) {
        return new AccountTraits(
                1 + random.nextInt(5),
                random.nextBoolean(),
                random.nextBoolean(),
                false, // as long as it is true there are regions that were not asked
                random.nextInt(4) > 0);
    }

    @Test
    void no_write_is_sent_again_when_its_fate_is_unknown_and_repeating_it_is_not_safe() {
        for (int seed = 0; seed < OPERATIONS; seed++) {
            Random random = new Random(seed);
            OperationTraits operation = RetryScript.operation(any(KINDS, random));
            RetryPolicy policy = new RetryPolicy(random::nextDouble, RetryOptions.defaults());
            RetryState state = new RetryState();
            boolean again = true;
            while (again) {
                AttemptFailure failure = RetryScript.failure(any(FAILURES, random));
                again = policy.decide(operation, anyAccount(random), null, state, failure, Long.MAX_VALUE)
                        .isRetry();

                boolean mayHaveBeenDone = failure.kind != null
                        ? failure.mayHaveBeenSent
                        : failure.status == 408 || failure.status >= 500 && failure.status != 503;
                boolean unsafe = operation.write && mayHaveBeenDone && !operation.guarded && !operation.repeatable;
                assertThat(again && unsafe)
                        .as("seed %d: %s after %s", seed, operation, failure)
                        .isFalse();
                if (operation.write && mayHaveBeenDone)
                    assertThat(state.outcome()).isEqualTo(Outcome.UNKNOWN);
            }
        }
    }

    @Test
    void an_etag_that_another_region_may_not_know_guards_no_write_there() {
        AccountTraits account = RetryScript.account("3M");
        for (int seed = 0; seed < OPERATIONS; seed++) {
            Random random = new Random(seed);
            RetryPolicy policy = new RetryPolicy(random::nextDouble, RetryOptions.defaults());
            RetryState state = new RetryState();
            RetryDecision decision;
            do {
                decision = policy.decide(
                        RetryScript.operation("guarded"),
                        account,
                        null,
                        state,
                        RetryScript.failure(any(FAILURES, random)),
                        Long.MAX_VALUE);
                if (decision.isRetry() && state.outcome() == Outcome.UNKNOWN)
                    assertThat(decision.target()).isEqualTo(RetryTarget.SAME);
            } while (decision.isRetry());
        }
    }

    @Test
    void the_attempts_of_one_operation_are_bounded_and_so_is_its_waiting() {
        int most = 0;
        for (int seed = 0; seed < OPERATIONS; seed++) {
            Random random = new Random(seed);
            OperationTraits operation = RetryScript.operation(any(KINDS, random));
            String[] few = {any(FAILURES, random), any(FAILURES, random), any(FAILURES, random)};
            RetryPolicy policy = new RetryPolicy(random::nextDouble, RetryOptions.defaults());
            AccountTraits account = anyAccount(random);
            RetryState state = new RetryState();
            int tries = 1;
            long waited = 0;
            while (true) {
                RetryDecision decision = policy.decide(
                        operation, account, null, state, RetryScript.failure(any(few, random)), Long.MAX_VALUE);
                if (!decision.isRetry()) break;
                tries++;
                waited += decision.delayNanos();
            }

            assertThat(tries).as("seed %d", seed).isLessThan(120);
            assertThat(waited).as("seed %d", seed).isLessThan(150_000_000_000L);
            assertThat(RetryScript.retries(state)).isEqualTo(tries - 1);
            most = Math.max(most, tries);
        }
        assertThat(most).isGreaterThan(40);
    }

    @Test
    void no_attempt_begins_after_the_deadline() {
        for (int seed = 0; seed < OPERATIONS; seed++) {
            Random random = new Random(seed);
            OperationTraits operation = RetryScript.operation(any(KINDS, random));
            RetryPolicy policy = new RetryPolicy(random::nextDouble, RetryOptions.defaults());
            RetryState state = new RetryState();
            long now = 0;
            while (true) {
                now += (long) (random.nextDouble() * DEADLINE / 20);
                AttemptFailure failure = RetryScript.failure(any(FAILURES, random));
                RetryDecision decision =
                        policy.decide(operation, anyAccount(random), null, state, failure, DEADLINE - now);
                if (!decision.isRetry()) break;
                now += decision.delayNanos();

                assertThat(now).as("seed %d", seed).isLessThan(DEADLINE);
            }
        }
    }
}
