package io.aiocosmos.core.query;

import java.util.concurrent.TimeUnit;

/**
 * How long a server is not asked for plans, because it seems to know none. One refusal may be a proxy's, so the next query
 * asks again; then it is longer from refusal to refusal. Thread-safe.
 */
final class PlanRefusals {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);

    private int count;
    private long until;

    synchronized void add(long now) {
        count++;
        until = now + (count == 1 ? 0 : Math.min(LONGEST, TimeUnit.SECONDS.toNanos(1L << Math.min(count, 10))));
    }

    synchronized void clear() {
        count = 0;
    }

    /** Whether it is not to be asked now. */
    synchronized boolean hold(long now) {
        return count > 0 && until - now > 0;
    }
}
