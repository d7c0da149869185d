package io.aiocosmos.emulator.server.http;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Something that is done again after each interval, on a daemon thread of its own, until it is closed. */
public final class IntervalTask implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, IntervalTask::thread);

    /** Begins it. @param interval above zero, also before the first time */
    public IntervalTask(Duration interval, Runnable task) {
        long nanos = interval.toNanos();
        timer.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "cosmos-emulator-interval");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
