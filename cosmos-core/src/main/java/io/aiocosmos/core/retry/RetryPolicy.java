package io.aiocosmos.core.retry;

import io.aiocosmos.error.Outcome;
import java.util.function.DoubleSupplier;

/**
 * Decides what comes after a failed try. Thread-safe.
 *
 * <p>Three things hold whatever the failure: a write that may have happened is not sent again unless that is safe or
 * allowed; no try begins after the deadline; and every cause has a limit, so that the tries of an operation have one.
 */
public final class RetryPolicy {
    private final DoubleSupplier chance;

    /** @param chance numbers from 0 to 1 that spread the waits */
    public RetryPolicy(DoubleSupplier chance) {
        this.chance = chance;
    }

    /**
     * @param state the operation's own; what is decided is noted there
     * @param remainingNanos time left for the whole operation
     */
    public RetryDecision decide(
            OperationTraits operation,
            AccountTraits around,
            RetryState state,
            AttemptFailure failure,
            long remainingNanos) {
        Outcome outcome = failure.outcome(operation);
        state.note(outcome);
        // a try that the operation's own time cut short says nothing of the endpoint
        if (!failure.isAnswer() && remainingNanos <= 0) return RetryDecision.DONE;
        RetryContext situation = new RetryContext(operation, around, state, failure, chance);
        RetryDecision wish = failure.isAnswer() ? ResponseRules.after(situation) : TransportRules.after(situation);
        if (!wish.isRetry()) return wish;
        if (outcome == Outcome.UNKNOWN && !operation.mayRepeat()) return wish.givenUp();
        if (wish.delayNanos() >= remainingNanos) return wish.givenUp();
        state.note(wish);
        return wish;
    }
}
