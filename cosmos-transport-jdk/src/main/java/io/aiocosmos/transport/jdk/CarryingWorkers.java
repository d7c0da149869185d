package io.aiocosmos.transport.jdk;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The threads that the JDK's client works on. It reads answers there, which never blocks and is cheapest on few threads;
 * but it looks names up there as well, which may block for long. So there are few until all of them are stuck, then more.
 */
final class CarryingWorkers implements Executor {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Workers threads;
    private final int most;
    private final Deadlines timer;
    private final long calmNanos;
    private final AtomicBoolean watched = new AtomicBoolean();

    // Those of the timer's thread.
    private Runnable waiting;
    private boolean shrinks;

    /**
     * @param most how many threads there may be at once
     * @param calmNanos after so long those added end; if they are needed still, they are added anew
     */
    CarryingWorkers(Workers threads, int most, Deadlines timer, long calmNanos) {
        this.threads = threads;
        this.most = Math.max(most, Workers.fewest());
        this.timer = timer;
        this.calmNanos = calmNanos;
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
        if (!threads.isCaughtUp() && !watched.get() && watched.compareAndSet(false, true)) watch();
    }

    private void watch() {
        timer.after(PATIENCE_NANOS, this::look);
    }

    /** Work that is still the next after a while tells that every thread is stuck. */
    private void look() {
        Runnable next = threads.next();
        boolean stuck = next != null && next == waiting;
        waiting = next;
        if (next == null) watched.set(false);
        if (next != null || !threads.isCaughtUp() && watched.compareAndSet(false, true)) watch();
        if (stuck) grow();
    }

    private void grow() {
        if (!shrinks) timer.after(calmNanos, this::shrink);
        shrinks = true;
        threads.resize(Math.min(most, 2 * threads.count()));
    }

    private void shrink() {
        shrinks = false;
        threads.resize(Workers.fewest());
    }
}
