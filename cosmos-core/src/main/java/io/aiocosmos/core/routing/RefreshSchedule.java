package io.aiocosmos.core.routing;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** When to read the account again: every five minutes, and at once after a failure that may mean a failover. Thread-safe. */
public final class RefreshSchedule {
    static final long PERIOD_NANOS = 300_000_000_000L;
    static final long JITTER_NANOS = 15_000_000_000L;
    static final long PAUSE_NANOS = 1_000_000_000L;
    static final long RETRY_NANOS = 15_000_000_000L;

    private final LongSupplier nanoClock;
    private final DoubleSupplier jitter;
    private final AtomicLong lastForced;
    private volatile long dueAt;

    /** @param jitter numbers from 0 to 1, so that many clients do not ask at the same moment */
    public RefreshSchedule(LongSupplier nanoClock, DoubleSupplier jitter) {
        this.nanoClock = nanoClock;
        this.jitter = jitter;
        long now = nanoClock.getAsLong();
        this.dueAt = now;
        this.lastForced = new AtomicLong(now - PAUSE_NANOS);
    }

    /** Whether the account should be read again, or was never read. */
    public boolean isDue() {
        return nanoClock.getAsLong() - dueAt >= 0;
    }

    /** Asks for a read now; {@code true} for one caller a second, which must then read. */
    public boolean force() {
        long now = nanoClock.getAsLong();
        long last = lastForced.get();
        return now - last >= PAUSE_NANOS && lastForced.compareAndSet(last, now);
    }

    public void succeeded() {
        dueAt = nanoClock.getAsLong() + PERIOD_NANOS + (long) (jitter.getAsDouble() * JITTER_NANOS);
    }

    /** The last topology stays in use; the next attempt is due in 15 seconds. */
    public void failed() {
        dueAt = nanoClock.getAsLong() + RETRY_NANOS;
    }
}
