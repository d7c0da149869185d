package io.aiocosmos.changefeed.worker;

import java.util.Objects;
import java.util.function.IntToLongFunction;

/**
 * What an instance remembers of a lease, also while it does not have it: how often handling failed at the same place, and
 * when it last moved on. Written on the loop; may be read anywhere.
 */
public final class LeaseHistory {
    private volatile int failures;
    private volatile long progressAt;
    private volatile long heldUntil;
    private int setbacks;
    private String failedAt;
    private boolean reported;

    public LeaseHistory(long now) {
        progressAt = now;
        heldUntil = now;
    }

    /** How often handling failed since it last moved on. */
    public int failures() {
        return failures;
    }

    /** When changes were handled last, or there were none. */
    public long progressAt() {
        return progressAt;
    }

    /** Until when this instance leaves it to others. */
    public long heldUntil() {
        return heldUntil;
    }

    /** It was released because something failed. @param backoff how long it is left to others by the number of times */
    public void holdBack(long now, IntToLongFunction backoff) {
        setbacks++;
        heldUntil = now + backoff.applyAsLong(setbacks);
    }

    /** Whether it stands still for so long that this is to be reported: once until it moves on. */
    public boolean isOverdue(long now, long limit) {
        if (reported || now - progressAt < limit) return false;
        reported = true;
        return true;
    }

    /** It has nothing to do here. */
    public void resting(long now) {
        if (failures == 0) progressed(now);
    }

    /** Another instance works on it; if it comes back, failures go on counting. */
    public void elsewhere(long now) {
        progressAt = now;
    }

    void progressed(long now) {
        progressAt = now;
        failures = 0;
        setbacks = 0;
        failedAt = null;
        reported = false;
    }

    /** @return how often it failed at this place, with this one */
    int failed(String continuation) {
        failures = Objects.equals(failedAt, continuation) || failures == 0 ? failures + 1 : 1;
        failedAt = continuation;
        return failures;
    }
}
