package io.aiocosmos.core.bulk;

import java.util.concurrent.TimeUnit;

/**
 * How many requests one range may have in flight: doubles with each round of responses until the service throttles,
 * then grows by one a round; halves when it throttles; grows no more while responses take much longer than the fastest
 * did, which is queueing. Not thread-safe.
 */
final class RangeConcurrency {
    private static final long TOLERATED = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int QUEUEING = 4; // times the usual latency
    private static final int FORGETTING = 64;

    private final int max;
    private double limit = 1;
    private boolean doubling = true;
    private int inFlight;
    private int untilNextCut;
    private long usual = Long.MAX_VALUE; // nanoseconds; the least, forgotten slowly

    RangeConcurrency(int max) {
        this.max = max;
    }

    boolean mayStart() {
        return inFlight < limit();
    }

    boolean isIdle() {
        return inFlight == 0;
    }

    int limit() {
        return (int) limit;
    }

    void started() {
        inFlight++;
    }

    /** @param nanos how long the response took */
    void ended(long nanos, boolean throttled) {
        boolean wasFull = inFlight >= limit();
        inFlight--;
        if (untilNextCut > 0) untilNextCut--;
        if (throttled) cut();
        else if (!isQueueing(nanos) && wasFull) grow();
    }

    /** A burst counts once: requests that were in flight at a cut do not cut again. */
    private void cut() {
        doubling = false;
        if (untilNextCut > 0) return;
        limit = Math.max(1, limit / 2);
        untilNextCut = inFlight;
    }

    private void grow() {
        limit = Math.min(max, limit + (doubling ? 1 : 1 / limit));
    }

    private boolean isQueueing(long nanos) {
        boolean queueing = usual != Long.MAX_VALUE && nanos > TOLERATED && nanos / QUEUEING > usual;
        usual = nanos < usual ? nanos : usual + (nanos - usual) / FORGETTING;
        if (queueing) doubling = false;
        return queueing;
    }
}
