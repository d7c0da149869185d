package io.aiocosmos.transport.jdk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The transport's one timer thread, started with the first deadline. */
final class Deadlines {
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ScheduledThreadPoolExecutor timer;

    Deadlines(String prefix) {
        // A call that comes while the transport closes has failed already and needs no deadline.
        timer = new ScheduledThreadPoolExecutor(1, work -> timer(work, prefix), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true); // else every call made in the last minute would still be held
    }

    Future<?> after(long nanos, Runnable action) {
        return timer.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    private Thread timer(Runnable work, String prefix) {
        Thread thread = new Thread(work, prefix + "-jdk-timer");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    void close(long patienceNanos) {
        timer.shutdownNow();
        Ending.await(threads, patienceNanos);
    }
}
