package io.aiocosmos.throughput;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The clocks and the timer of a group that is shared, replaced in tests. */
interface GroupTimer {
    /** That of the clients. */
    long nanos();

    Instant now();

    /** Runs a task once when a time is over. After {@link #close} it is dropped. */
    void later(long nanos, Runnable task);

    void close();

    /** A daemon thread, which begins with the first task. */
    static GroupTimer ofSystem() {
        return new GroupTimer() {
            private @Nullable ScheduledExecutorService thread;
            private boolean closed;

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public synchronized void later(long nanos, Runnable task) {
                if (closed) return;
                if (thread == null) thread = Executors.newSingleThreadScheduledExecutor(GroupTimer::daemon);
                try {
                    thread.schedule(task, nanos, TimeUnit.NANOSECONDS);
                } catch (RejectedExecutionException e) {
                    // it was closed meanwhile
                }
            }

            @Override
            public synchronized void close() {
                closed = true;
                if (thread != null) thread.shutdownNow();
            }
        };
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "cosmos-throughput");
        thread.setDaemon(true);
        return thread;
    }
}
