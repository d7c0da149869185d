package io.aiocosmos.transport.jdk;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The executor of the JDK's client. The client reads responses on it, which never blocks and is cheapest on few threads,
 * but also resolves names, which may block for long. So there are few threads until all of them are stuck, then more.
 */
final class ClientExecutor implements Executor {
    private static final long STUCK_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Workers threads;
    private final int max;
    private final Deadlines timer;
    private final long shrinkDelayNanos;
    private final AtomicBoolean watched = new AtomicBoolean();

    // Confined to the timer's thread.
    private Runnable waiting;
    private boolean shrinks;

    /**
     * @param max the maximum number of threads
     * @param shrinkDelayNanos time after which added threads end; if still needed, they are added again
     */
    ClientExecutor(Workers threads, int max, Deadlines timer, long shrinkDelayNanos) {
        this.threads = threads;
        this.max = Math.max(max, Workers.minThreads());
        this.timer = timer;
        this.shrinkDelayNanos = shrinkDelayNanos;
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
        if (!threads.isCaughtUp() && !watched.get() && watched.compareAndSet(false, true)) watch();
    }

    private void watch() {
        timer.after(STUCK_AFTER_NANOS, this::check);
    }

    /** A task that is still the first in the queue after a while means that every thread is stuck. */
    private void check() {
        Runnable next = threads.next();
        boolean stuck = next != null && next == waiting;
        waiting = next;
        if (next == null) watched.set(false);
        if (next != null || !threads.isCaughtUp() && watched.compareAndSet(false, true)) watch();
        if (stuck) grow();
    }

    private void grow() {
        if (!shrinks) timer.after(shrinkDelayNanos, this::shrink);
        shrinks = true;
        threads.resize(Math.min(max, 2 * threads.count()));
    }

    private void shrink() {
        shrinks = false;
        threads.resize(Workers.minThreads());
    }
}
