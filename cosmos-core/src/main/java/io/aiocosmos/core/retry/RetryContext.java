package io.aiocosmos.core.retry;

import java.util.function.DoubleSupplier;

/** One failure with all that bears on what comes next, and the few shapes that a retry can have. */
final class RetryContext {
    static final long MILLISECOND = 1_000_000;
    static final long SECOND = 1_000 * MILLISECOND;

    final OperationTraits operation;
    final AccountTraits around;
    final AttemptFailure failure;
    private final RetryState state;
    private final DoubleSupplier chance;

    RetryContext(
            OperationTraits operation,
            AccountTraits around,
            RetryState state,
            AttemptFailure failure,
            DoubleSupplier chance) {
        this.operation = operation;
        this.around = around;
        this.state = state;
        this.failure = failure;
        this.chance = chance;
    }

    int retries(RetryCause cause) {
        return state.retries(cause);
    }

    boolean hasOtherRegions() {
        return around.regions() > 1;
    }

    /** A number from {@code from} to {@code to}. */
    long between(long from, long to) {
        return from + (long) (chance.getAsDouble() * (to - from));
    }

    /** {@code first}, then twice as long each time, at most {@code most}. */
    long doubling(RetryCause cause, long first, long most) {
        int doublings = Math.min(retries(cause), 20);
        return Math.min(first << doublings, most);
    }

    /** At once the first time if there is another region to go to, else after a second and a little. */
    long pause(RetryCause cause) {
        return retries(cause) == 0 && hasOtherRegions() ? 0 : between(SECOND, SECOND + 100 * MILLISECOND);
    }

    /** Again, up to so many times. */
    RetryDecision upTo(int times, RetryCause cause, long delay, RetryTarget where, RetryAction... effects) {
        if (retries(cause) >= times) return RetryDecision.done(effects);
        return RetryDecision.retry(cause, delay, where, effects);
    }

    /** Again, as long as all the waiting for that cause stays within {@code total}. */
    RetryDecision within(long total, RetryCause cause, long delay, RetryTarget where, RetryAction... effects) {
        if (delay > total - state.waitedNanos(cause)) return RetryDecision.done(effects);
        return RetryDecision.retry(cause, delay, where, effects);
    }
}
