package io.aiocosmos.core.request;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's own time. Its one thread is started by the first retry that waits without a caller's thread. */
public final class SystemTiming implements Timing {
    private final Object lock = new Object();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private ScheduledThreadPoolExecutor timer;
    private Thread timerThread;
    private boolean closed;

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void pause(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
    }

    @Override
    public void later(long nanos, Runnable task) {
        waiting.add(task);
        try {
            timer().schedule(() -> runOnce(task), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            runOnce(task); // closed meanwhile: the task finds that out, or its future would never complete
        }
    }

    private void runOnce(Runnable task) {
        if (waiting.remove(task)) task.run();
    }

    private ScheduledThreadPoolExecutor timer() {
        synchronized (lock) {
            if (closed) throw new RejectedExecutionException("closed");
            if (timer == null) timer = new ScheduledThreadPoolExecutor(1, this::newThread);
            return timer;
        }
    }

    private Thread newThread(Runnable task) {
        timerThread = new Thread(task, "cosmos-timer");
        timerThread.setDaemon(true);
        return timerThread;
    }

    /** What waits runs at once, to find the client closed; then the thread ends. */
    @Override
    public void close() {
        ScheduledThreadPoolExecutor ending;
        synchronized (lock) {
            closed = true;
            ending = timer;
        }
        for (Runnable task : waiting) runOnce(task);
        if (ending == null) return;
        ending.shutdownNow();
        if (Thread.currentThread() == timerThread) return; // closed from a callback: the thread ends after it
        try {
            ending.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
