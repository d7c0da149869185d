package io.aiocosmos.core.testing;

import io.aiocosmos.core.time.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * Virtual time, which passes only when a thread waits for it, and then at once. The waiting thread runs the tasks that
 * are due, so a test with timers needs no other thread.
 */
public final class VirtualTiming implements Timing {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Due> tasks = new ArrayList<>();
    private DoubleSupplier jitter = () -> 0;
    private Runnable onPause = () -> {};
    private Runnable onAwait = () -> {};
    private Runnable onWaiting = () -> {};
    private long nanos;
    private boolean closed;

    /** Runs when a caller thread starts to wait for the next attempt, such as an interrupt. */
    public void onPause(Runnable action) {
        onPause = action;
    }

    /** Runs when a caller thread starts to wait for a response or a prerequisite. */
    public void onAwait(Runnable action) {
        onAwait = action;
    }

    /** Runs before a caller thread waits for anything, since that may need the time to advance. */
    public void onWaiting(Runnable action) {
        onWaiting = action;
    }

    public void jitter(DoubleSupplier chance) {
        jitter = chance;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    public long millis() {
        return nanos / 1_000_000;
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return START.plusNanos(nanos);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public double jitter() {
        return jitter.getAsDouble();
    }

    @Override
    public void pause(long duration) throws InterruptedException {
        onPause.run();
        if (Thread.interrupted()) throw new InterruptedException();
        if (!closed) advance(Duration.ofNanos(duration));
    }

    @Override
    public boolean await(CompletableFuture<?> stage, long duration) throws InterruptedException {
        onAwait.run();
        if (Thread.interrupted()) throw new InterruptedException();
        long deadline = nanos + duration < 0 ? Long.MAX_VALUE : nanos + duration;
        while (!stage.isDone() && runOne(deadline))
            ;
        if (!stage.isDone()) nanos = deadline;
        return stage.isDone();
    }

    @Override
    public Future<?> later(long duration, Runnable task) {
        Due due = new Due(nanos + duration, task);
        if (closed) due.run();
        else tasks.add(due);
        return due;
    }

    @Override
    public boolean ownsThread(Thread thread) {
        onWaiting.run();
        return false;
    }

    @Override
    public void close() {
        closed = true;
        while (!tasks.isEmpty()) tasks.remove(0).run();
    }

    /** Advances the time and runs the tasks that become due. */
    public void advance(Duration duration) {
        long until = nanos + duration.toNanos();
        while (runOne(until))
            ;
        nanos = Math.max(nanos, until);
    }

    /** Advances the time until a condition holds; fails if no task is left. */
    public void advanceUntil(BooleanSupplier reached) {
        while (!reached.getAsBoolean())
            if (!runOne(Long.MAX_VALUE)) throw new AssertionError("nothing more will happen");
    }

    public boolean isClosed() {
        return closed;
    }

    /** Number of scheduled tasks. */
    public int waiting() {
        tasks.removeIf(Future::isDone);
        return tasks.size();
    }

    private boolean runOne(long until) {
        Due next = null;
        for (Due task : tasks) if (!task.isDone() && (next == null || task.at < next.at)) next = task;
        if (next == null || next.at > until) return false;
        tasks.remove(next);
        nanos = Math.max(nanos, next.at);
        next.run();
        return true;
    }

    private static final class Due extends FutureTask<Void> {
        private final long at;

        private Due(long at, Runnable task) {
            super(task, null);
            this.at = at;
        }
    }
}
