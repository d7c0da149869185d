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
    private static final int FORGETTING = 1024;

    private final int max;
    private double limit = 1;
    private boolean doubling = true;
    private int inFlight;
    private int untilNextCut;
    private int sentWhenFull; // requests that were in flight when there could be no more
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
        if (++inFlight >= limit()) sentWhenFull = inFlight;
    }

    /** @param nanos how long the response took */
    void ended(long nanos, boolean throttled) {
        inFlight--;
        boolean wasFull = sentWhenFull-- > 0;
        boolean sentBeforeCut = untilNextCut > 0;
        if (sentBeforeCut) untilNextCut--;
        boolean queueing = isQueueing(nanos);
        if (throttled && !sentBeforeCut) cut();
        else if (!throttled && !queueing && wasFull) grow();
    }

    /** A burst counts once: requests that were in flight at a cut do not cut again. */
    private void cut() {
        doubling = false;
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
