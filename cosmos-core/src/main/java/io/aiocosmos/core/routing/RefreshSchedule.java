package io.aiocosmos.core.routing;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** When to read the account again: every five minutes, and at once after a failure that hints at a move. Thread-safe. */
public final class RefreshSchedule {
    static final long PERIOD_NANOS = 300_000_000_000L;
    static final long JITTER_NANOS = 15_000_000_000L;
    static final long PAUSE_NANOS = 1_000_000_000L;
    static final long RETRY_NANOS = 15_000_000_000L;

    private final LongSupplier nanoClock;
    private final DoubleSupplier chance;
    private final AtomicLong lastForced;
    private volatile long dueAt;

    /** @param chance numbers from 0 to 1, so that many clients do not ask at the same moment */
    public RefreshSchedule(LongSupplier nanoClock, DoubleSupplier chance) {
        this.nanoClock = nanoClock;
        this.chance = chance;
        long now = nanoClock.getAsLong();
        this.dueAt = now;
        this.lastForced = new AtomicLong(now - PAUSE_NANOS);
    }

    /** Whether the last answer is old by now, or there never was one. */
    public boolean isDue() {
        return nanoClock.getAsLong() - dueAt >= 0;
    }

    /** Asks to read out of turn; {@code true} for one caller a second, who should then do it. */
    public boolean force() {
        long now = nanoClock.getAsLong();
        long last = lastForced.get();
        return now - last >= PAUSE_NANOS && lastForced.compareAndSet(last, now);
    }

    public void succeeded() {
        dueAt = nanoClock.getAsLong() + PERIOD_NANOS + (long) (chance.getAsDouble() * JITTER_NANOS);
    }

    /** The last answer stays in use; the next attempt is due in 15 seconds. */
    public void failed() {
        dueAt = nanoClock.getAsLong() + RETRY_NANOS;
    }
}
