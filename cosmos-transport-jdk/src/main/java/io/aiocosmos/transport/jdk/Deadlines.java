package io.aiocosmos.transport.jdk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The transport's timer thread, started with the first deadline. */
final class Deadlines {
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ScheduledThreadPoolExecutor timer;

    Deadlines(String prefix) {
        // A call that starts while the transport closes has failed already and needs no deadline.
        timer = new ScheduledThreadPoolExecutor(1, work -> timer(work, prefix), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true); // otherwise ended calls would stay reachable until their deadlines
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

    void close(long timeoutNanos) {
        timer.shutdownNow();
        Shutdown.await(threads, timeoutNanos);
    }
}
