package io.aiocosmos.core.retry;

import java.util.Set;
import java.util.TreeSet;

/** What follows a failed attempt. Immutable. */
public final class RetryDecision {
    static final RetryDecision DONE = new RetryDecision(null, 0, null, 0);

    private final RetryCause cause;
    private final long delayNanos;
    private final RetryTarget target;
    private final int actions;

    private RetryDecision(RetryCause cause, long delayNanos, RetryTarget target, int actions) {
        this.cause = cause;
        this.delayNanos = delayNanos;
        this.target = target;
        this.actions = actions;
    }

    static RetryDecision done(RetryAction... actions) {
        return new RetryDecision(null, 0, null, bits(actions));
    }

    static RetryDecision retry(RetryCause cause, long delayNanos, RetryTarget target, RetryAction... actions) {
        return new RetryDecision(cause, delayNanos, target, bits(actions));
    }

    private static int bits(RetryAction[] actions) {
        int bits = 0;
        for (RetryAction action : actions) bits |= action.bit();
        return bits;
    }

    /** The same actions without another attempt. */
    public RetryDecision givenUp() {
        return actions == 0 ? DONE : new RetryDecision(null, 0, null, actions);
    }

    /** Whether to retry; else the failure is the result. */
    public boolean isRetry() {
        return cause != null;
    }

    /** Why, or {@code null} if this is no retry. */
    public RetryCause cause() {
        return cause;
    }

    /** The delay before the retry; may be 0. */
    public long delayNanos() {
        return delayNanos;
    }

    /** The region to ask, or {@code null} if this is no retry. */
    public RetryTarget target() {
        return target;
    }

    public boolean has(RetryAction action) {
        return (actions & action.bit()) != 0;
    }

    /** Such as {@code CONNECT NEXT after 1000 ms [REFRESH_ACCOUNT]}. */
    @Override
    public String toString() {
        Set<String> names = new TreeSet<>();
        for (RetryAction action : RetryAction.values()) if (has(action)) names.add(action.name());
        String what = isRetry() ? cause + " " + target + " after " + delayNanos / 1_000_000 + " ms" : "done";
        return names.isEmpty() ? what : what + " " + names;
    }
}
