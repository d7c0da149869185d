package io.aiocosmos.core.retry;

import io.aiocosmos.RetryOptions;
import io.aiocosmos.error.Outcome;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Decides what follows a failed attempt. Thread-safe.
 *
 * <p>Four rules hold for every failure: a write that may have been applied is retried only if that is safe or allowed;
 * no attempt begins after the deadline; every cause has a limit, so the number of attempts has one; and the
 * user's limits hold.
 */
public final class RetryPolicy {
    private final DoubleSupplier jitter;
    private final RetryOptions options;

    /**
     * @param jitter numbers from 0 to 1 that spread the delays
     * @param options where an operation has none of its own
     */
    public RetryPolicy(DoubleSupplier jitter, RetryOptions options) {
        this.jitter = jitter;
        this.options = options;
    }

    /**
     * @param own options of the operation; {@code null} for the client's
     * @param state the operation's own; the decision is recorded there
     * @param remainingNanos time left for the whole operation
     */
    public RetryDecision decide(
            OperationTraits operation,
            AccountTraits account,
            RetryOptions own,
            RetryState state,
            AttemptFailure failure,
            long remainingNanos) {
        RetryOptions limits = own == null ? options : own;
        Outcome outcome = failure.outcome(operation);
        state.note(outcome);
        // an attempt cut short by the operation's own time-out says nothing about the endpoint
        if (!failure.hasResponse() && remainingNanos <= 0) return RetryDecision.DONE;
        RetryContext context = new RetryContext(operation, account, state, failure, jitter, limits);
        RetryDecision decision = account.movesWrites && failure.movesWrites()
                ? RetryDecision.retry(RetryCause.WRITE_FORBIDDEN, 0, RetryTarget.OTHER_WRITE_REGION)
                : failure.hasResponse() ? ResponseRules.after(context) : TransportRules.after(context);
        if (!decision.isRetry()) return decision;
        if (outcome == Outcome.UNKNOWN && !operation.mayRepeat()) return decision.givenUp();
        if (state.outcome() == Outcome.UNKNOWN
                && decision.target() != RetryTarget.SAME
                && !operation.mayRepeatElsewhere(account)) return decision.givenUp();
        if (decision.delayNanos() >= remainingNanos) return decision.givenUp();
        if (!allows(limits, decision, state)) return decision.givenUp();
        state.note(decision);
        return decision;
    }

    private static boolean allows(RetryOptions limits, RetryDecision retry, RetryState state) {
        if (!limits.retries(retry.cause().kind) || state.retries() >= limits.maxRetries()) return false;
        Duration most = limits.maxWait().orElse(null);
        return most == null || retry.delayNanos() <= ThrottleRules.nanos(most) - state.waitedNanos();
    }
}
