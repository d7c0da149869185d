package io.aiocosmos.core.retry;

import io.aiocosmos.RetryOptions;
import java.util.function.DoubleSupplier;

/** One failed attempt with what decides on the next, and the few kinds of backoff and limit. */
final class RetryContext {
    static final long MILLISECOND = 1_000_000;
    static final long SECOND = 1_000 * MILLISECOND;

    final OperationTraits operation;
    final AccountTraits account;
    final AttemptFailure failure;
    final RetryOptions options;
    private final RetryState state;
    private final DoubleSupplier jitter;

    RetryContext(
            OperationTraits operation,
            AccountTraits account,
            RetryState state,
            AttemptFailure failure,
            DoubleSupplier jitter,
            RetryOptions options) {
        this.operation = operation;
        this.account = account;
        this.state = state;
        this.failure = failure;
        this.jitter = jitter;
        this.options = options;
    }

    int retries(RetryCause cause) {
        return state.retries(cause);
    }

    boolean hasOtherRegions() {
        return account.regions > 1;
    }

    /** A number from {@code from} to {@code to}. */
    long between(long from, long to) {
        return from + (long) (jitter.getAsDouble() * (to - from));
    }

    /** {@code first}, doubled with each retry, at most {@code most}. */
    long exponentialBackoff(RetryCause cause, long first, long most) {
        int doublings = Math.min(retries(cause), 20);
        return Math.min(first << doublings, most);
    }

    /** No delay for the first retry if there is another region, else 1 to 1.1 seconds. */
    long regionBackoff(RetryCause cause) {
        return retries(cause) == 0 && hasOtherRegions() ? 0 : between(SECOND, SECOND + 100 * MILLISECOND);
    }

    /** Retries at most that many times for the cause. */
    RetryDecision atMost(int times, RetryCause cause, long delay, RetryTarget target, RetryAction... actions) {
        if (retries(cause) >= times) return RetryDecision.done(actions);
        return RetryDecision.retry(cause, delay, target, actions);
    }

    /** Retries while all delays for the cause together stay within {@code total}. */
    RetryDecision withinTotal(long total, RetryCause cause, long delay, RetryTarget target, RetryAction... actions) {
        if (delay > total - state.waitedNanos(cause)) return RetryDecision.done(actions);
        return RetryDecision.retry(cause, delay, target, actions);
    }
}
