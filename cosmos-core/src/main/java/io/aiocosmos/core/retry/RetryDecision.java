package io.aiocosmos.core.retry;

import java.util.Set;
import java.util.TreeSet;

/** What comes after a failed try. Immutable. */
public final class RetryDecision {
    static final RetryDecision DONE = new RetryDecision(null, 0, null, 0);

    private final RetryCause cause;
    private final long delayNanos;
    private final RetryTarget where;
    private final int effects;

    private RetryDecision(RetryCause cause, long delayNanos, RetryTarget where, int effects) {
        this.cause = cause;
        this.delayNanos = delayNanos;
        this.where = where;
        this.effects = effects;
    }

    static RetryDecision done(RetryAction... effects) {
        return new RetryDecision(null, 0, null, bits(effects));
    }

    static RetryDecision retry(RetryCause cause, long delayNanos, RetryTarget where, RetryAction... effects) {
        return new RetryDecision(cause, delayNanos, where, bits(effects));
    }

    private static int bits(RetryAction[] effects) {
        int bits = 0;
        for (RetryAction effect : effects) bits |= effect.bit();
        return bits;
    }

    /** The same effects, and no other try. */
    public RetryDecision givenUp() {
        return effects == 0 ? DONE : new RetryDecision(null, 0, null, effects);
    }

    /** Whether to try again; else the failure is the result. */
    public boolean isRetry() {
        return cause != null;
    }

    /** Why, or {@code null} if this is no retry. */
    public RetryCause cause() {
        return cause;
    }

    /** How long to wait first; may be 0. */
    public long delayNanos() {
        return delayNanos;
    }

    /** Where to, or {@code null} if this is no retry. */
    public RetryTarget where() {
        return where;
    }

    public boolean has(RetryAction effect) {
        return (effects & effect.bit()) != 0;
    }

    /** Such as {@code CONNECT NEXT after 1000 ms [REFRESH_ACCOUNT]}. */
    @Override
    public String toString() {
        Set<String> names = new TreeSet<>();
        for (RetryAction effect : RetryAction.values()) if (has(effect)) names.add(effect.name());
        String what = isRetry() ? cause + " " + where + " after " + delayNanos / 1_000_000 + " ms" : "done";
        return names.isEmpty() ? what : what + " " + names;
    }
}
