package io.aiocosmos.emulator.server;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for responses that have to wait: daemon, started when first needed, gone after close. */
final class ServerThreads {
    private static final int THREADS = 2;

    private final ThreadGroup group;
    private final ScheduledThreadPoolExecutor pool;

    ServerThreads(String name) {
        group = new ThreadGroup(name);
        pool = new ScheduledThreadPoolExecutor(THREADS, this::thread);
        pool.setRemoveOnCancelPolicy(true);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(group, task, group.getName());
        thread.setDaemon(true);
        return thread;
    }

    boolean owns(Thread thread) {
        return PoolTermination.isOf(group, thread);
    }

    /** Runs a task soon; not at all after close. */
    void now(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            if (!pool.isShutdown()) throw e; // closed: the waiting response has failed already
        }
    }

    /** Runs a task later; the result cancels it. */
    Runnable later(Runnable task, long nanos) {
        try {
            Future<?> planned = pool.schedule(task, nanos, TimeUnit.NANOSECONDS);
            return () -> planned.cancel(false);
        } catch (RejectedExecutionException e) {
            if (!pool.isShutdown()) throw e;
            return () -> {};
        }
    }

    void close() {
        pool.shutdownNow();
        if (!owns(Thread.currentThread())) PoolTermination.await(pool, group);
    }
}
