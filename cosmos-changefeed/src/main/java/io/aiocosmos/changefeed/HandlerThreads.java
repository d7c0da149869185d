package io.aiocosmos.changefeed;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A daemon thread for each handler that is at work, kept for some seconds: {@code cosmos-changefeed-handler-1} and so on. */
final class HandlerThreads implements Executor {
    private static final int KEPT_SECONDS = 10;

    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, KEPT_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "cosmos-changefeed-handler-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    void close() {
        threads.shutdown();
    }
}
