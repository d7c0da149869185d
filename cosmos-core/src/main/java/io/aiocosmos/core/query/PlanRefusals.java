package io.aiocosmos.core.query;

import java.util.concurrent.TimeUnit;

/**
 * Limits requests for plans to a server that does not support them. After one refusal, which may come from a proxy, the
 * next query tries again; then the pauses grow with each refusal. Thread-safe.
 */
final class PlanRefusals {
    private static final long MAX_PAUSE = TimeUnit.MINUTES.toNanos(5);

    private int count;
    private long pausedUntil;

    synchronized void add(long now) {
        count++;
        pausedUntil = now + (count == 1 ? 0 : Math.min(MAX_PAUSE, TimeUnit.SECONDS.toNanos(1L << Math.min(count, 10))));
    }

    synchronized void clear() {
        count = 0;
    }

    /** Whether no plan is requested now. */
    synchronized boolean isPaused(long now) {
        return count > 0 && pausedUntil - now > 0;
    }
}
