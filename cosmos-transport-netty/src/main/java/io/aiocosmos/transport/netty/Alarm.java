package io.aiocosmos.transport.netty;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A timer that is set again for every call. Moving it later costs nothing: the task already scheduled runs early, sees
 * that it is not due and schedules itself again. So a busy connection schedules about once per time-out, not once per
 * call. Confined to one event loop.
 */
final class Alarm implements Runnable {
    private final EventExecutor loop;
    private final LongSupplier clock;
    private final Runnable action;
    private boolean set;
    private long due;
    private ScheduledFuture<?> scheduled;
    private long scheduledFor;

    /** @param clock {@link System#nanoTime()}, except in tests */
    Alarm(EventExecutor loop, LongSupplier clock, Runnable action) {
        this.loop = loop;
        this.clock = clock;
        this.action = action;
    }

    /** Runs the action once the clock has that time; replaces the time that was set before. */
    void set(long nanoTime) {
        set = true;
        due = nanoTime;
        if (scheduled != null && scheduledFor - due > 0) {
            scheduled.cancel(false);
            scheduled = null;
        }
        if (scheduled == null) schedule();
    }

    /** Stops the timer. */
    void cancel() {
        set = false;
        if (scheduled != null) scheduled.cancel(false);
        scheduled = null;
    }

    private void schedule() {
        scheduledFor = due;
        scheduled = loop.schedule(this, due - clock.getAsLong(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        scheduled = null;
        if (!set) return;
        if (due - clock.getAsLong() > 0) {
            schedule();
        } else {
            set = false;
            action.run();
        }
    }
}
