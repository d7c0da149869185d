package io.aiocosmos.changefeed.time;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The system's clocks, and one daemon thread, which runs until it is closed. */
public final class TimerThread implements EventLoop {
    private final ScheduledThreadPoolExecutor timer;
    private volatile Thread thread;

    public TimerThread(String name) {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, name);
            made.setDaemon(true);
            thread = made;
            return made;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        later(0, task);
    }

    @Override
    public Runnable later(long nanos, Runnable task) {
        try {
            Future<?> entry = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
            return () -> entry.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
