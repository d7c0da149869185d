package io.aiocosmos.core.retry;

import io.aiocosmos.error.Outcome;

/** The retries of one operation so far. Needed from its first failure on. Not thread-safe. */
public final class RetryState {
    private static final int CAUSES = RetryCause.values().length;

    private final int[] retries = new int[CAUSES];
    private final long[] waitedNanos = new long[CAUSES];
    private boolean mayHaveHappened;

    /** The number of retries for that cause. */
    public int retries(RetryCause cause) {
        return retries[cause.ordinal()];
    }

    /** The number of retries so far. */
    int retries() {
        int all = 0;
        for (int each : retries) all += each;
        return all;
    }

    /** The sum of all delays. */
    long waitedNanos() {
        long all = 0;
        for (long each : waitedNanos) all += each;
        return all;
    }

    /** The sum of all delays for that cause. */
    long waitedNanos(RetryCause cause) {
        return waitedNanos[cause.ordinal()];
    }

    /**
     * What is known of the operation's effect if its last attempt fails: once an attempt may have changed something, no
     * later response makes that certain.
     */
    public Outcome outcome() {
        return mayHaveHappened ? Outcome.UNKNOWN : Outcome.NOT_DONE;
    }

    void note(Outcome outcome) {
        if (outcome == Outcome.UNKNOWN) mayHaveHappened = true;
    }

    void note(RetryDecision retry) {
        retries[retry.cause().ordinal()]++;
        waitedNanos[retry.cause().ordinal()] += retry.delayNanos();
    }
}
