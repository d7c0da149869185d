package io.aiocosmos.core.time;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The system's clocks and one timer thread, which starts with the first wait that has no caller's thread: mostly the
 * read of the account.
 */
public final class SystemTiming implements Timing {
    private final Object lock = new Object();
    private final Set<Later> waiting = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private ScheduledThreadPoolExecutor timer;
    private volatile Thread timerThread;

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public double jitter() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public void pause(long nanos) throws InterruptedException {
        closed.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean await(CompletableFuture<?> stage, long nanos) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        stage.whenComplete((value, problem) -> done.countDown());
        return done.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public Future<?> later(long nanos, Runnable task) {
        Later later = new Later(task);
        waiting.add(later);
        try {
            later.entry(timer().schedule(later, nanos, TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException e) {
            later.run(); // closed meanwhile: the task must run, or its future would never complete
        }
        return later;
    }

    /** Runs once at most, and leaves no reference here or in the timer's queue. */
    private final class Later extends FutureTask<Void> {
        private volatile Future<?> entry;

        private Later(Runnable task) {
            super(task, null);
        }

        private void entry(Future<?> scheduled) {
            entry = scheduled;
            if (isDone()) scheduled.cancel(false);
        }

        @Override
        protected void done() {
            waiting.remove(this);
            Future<?> scheduled = entry;
            if (scheduled != null) scheduled.cancel(false);
        }
    }

    private ScheduledThreadPoolExecutor timer() {
        synchronized (lock) {
            if (closed.getCount() == 0) throw new RejectedExecutionException("closed");
            if (timer == null) {
                timer = new ScheduledThreadPoolExecutor(1, this::newThread);
                timer.setRemoveOnCancelPolicy(true);
            }
            return timer;
        }
    }

    /** The number of waiting tasks, exact on the timer's thread. */
    int queued() {
        synchronized (lock) {
            return timer == null ? 0 : timer.getQueue().size();
        }
    }

    private Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "cosmos-timer");
        thread.setDaemon(true);
        timerThread = thread;
        return thread;
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return thread == timerThread;
    }

    @Override
    public void close() {
        ScheduledThreadPoolExecutor ending;
        synchronized (lock) {
            closed.countDown();
            ending = timer;
        }
        for (Later task : waiting) task.run();
        if (ending == null) return;
        ending.shutdownNow();
        if (ownsThread(Thread.currentThread())) return; // closed from a callback: the thread ends after it
        try {
            Thread thread = timerThread; // null if no task ever waited
            if (thread != null) thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
