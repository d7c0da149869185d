package io.aiocosmos.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.RetryOptions;
import io.aiocosmos.error.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether something may have been done. {@link RetryScript} explains the shorthand. */
class OutcomeTest {
    private static final long FOREVER = Long.MAX_VALUE;

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
    void show_whether_an_attempt_may_have_changed_something(String operation, String failure, Outcome outcome) {
        assertThat(RetryScript.failure(failure).outcome(RetryScript.operation(operation)))
                .isEqualTo(outcome);
    }

    @Test
    void stay_unknown_once_an_attempt_was_whatever_follows() {
        RetryPolicy policy = new RetryPolicy(() -> 0, RetryOptions.defaults());
        RetryState state = new RetryState();
        OperationTraits create = RetryScript.operation("repeatable");
        AccountTraits account = RetryScript.account("1S");
        policy.decide(create, account, null, state, RetryScript.failure("429"), FOREVER);
        assertThat(state.outcome()).isEqualTo(Outcome.NOT_DONE);

        policy.decide(create, account, null, state, RetryScript.failure("TIMEOUT!"), FOREVER);
        policy.decide(create, account, null, state, RetryScript.failure("409"), FOREVER);

        assertThat(state.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
