package io.aiocosmos.core.retry;

import io.aiocosmos.error.Outcome;

/** What one operation went through so far. Needed from its first failure on. Not thread-safe. */
public final class RetryState {
    private static final int CAUSES = RetryCause.values().length;

    private final int[] retries = new int[CAUSES];
    private final long[] waitedNanos = new long[CAUSES];
    private boolean mayHaveHappened;

    /** How often the operation was sent again for that cause. */
    public int retries(RetryCause cause) {
        return retries[cause.ordinal()];
    }

    /** How long it was told to wait for that cause, all in all. */
    long waitedNanos(RetryCause cause) {
        return waitedNanos[cause.ordinal()];
    }

    /**
     * What is known of the whole operation's effect if it fails with its last try: once a try may have changed
     * something, no later answer can undo the doubt.
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
