package io.aiocosmos.changefeed.time;

import java.util.concurrent.TimeUnit;

/** How long to wait before something is attempted again: twice as long each time, up to a limit, and spread a little. */
public final class Backoff {
    private static final int MOST_DOUBLINGS = 30;
    private static final double SPREAD = 0.2;

    private final long first;
    private final long most;

    public Backoff(long firstNanos, long mostNanos) {
        first = firstNanos;
        most = Math.max(firstNanos, mostNanos);
    }

    public static Backoff ofSeconds(long first, long most) {
        return new Backoff(TimeUnit.SECONDS.toNanos(first), TimeUnit.SECONDS.toNanos(most));
    }

    /** @param times how often it was done before in vain, from 1 */
    public long nanos(int times, double random) {
        long wait = nanos(times);
        return wait - (long) (wait * SPREAD * random);
    }

    /** Without spread. */
    public long nanos(int times) {
        long wait = first;
        for (int i = 1; i < Math.min(times, MOST_DOUBLINGS) && wait < most; i++) wait *= 2;
        return Math.min(wait, most);
    }
}
