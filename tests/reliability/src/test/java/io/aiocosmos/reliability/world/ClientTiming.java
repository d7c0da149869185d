package io.aiocosmos.reliability.world;

import io.aiocosmos.core.time.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

/** The time of one client, with a wall clock that may be wrong. A blocking call lets time pass on the thread that waits. */
public final class ClientTiming implements Timing {
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private final VirtualTime time;
    private final Random random;
    private final Set<Later> waiting = new LinkedHashSet<>();
    private Duration skew = Duration.ZERO;
    private boolean closed;

    public ClientTiming(VirtualTime time, long seed) {
        this.time = time;
        random = new Random(seed);
    }

    /** Sets the wall clock wrong; what measures durations goes on. */
    public void skew(Duration off) {
        skew = off;
    }

    /** Number of tasks that wait: none once everything is over and closed. */
    public int waiting() {
        return waiting.size();
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return time.clock().instant().plus(skew);
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
        return random.nextDouble();
    }

    @Override
    public void pause(long nanos) throws InterruptedException {
        passUntil(() -> closed, nanos);
        if (Thread.interrupted()) throw new InterruptedException();
    }

    @Override
    public boolean await(CompletableFuture<?> stage, long nanos) throws InterruptedException {
        passUntil(stage::isDone, nanos);
        if (Thread.interrupted()) throw new InterruptedException();
        return stage.isDone();
    }

    @Override
    public void beforeWait(CompletableFuture<?> stage) {
        passUntil(stage::isDone, FOR_EVER);
        if (!stage.isDone() && !Thread.currentThread().isInterrupted())
            throw new AssertionError("this wait would never end");
    }

    private void passUntil(BooleanSupplier reached, long nanos) {
        time.passUntil(() -> Thread.currentThread().isInterrupted() || reached.getAsBoolean(), nanos);
    }

    @Override
    public Future<?> later(long nanos, Runnable task) {
        Later later = new Later(task);
        if (closed) {
            later.run();
            return later;
        }
        waiting.add(later);
        later.entry = time.later(nanos, later);
        return later;
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return false;
    }

    @Override
    public void close() {
        closed = true;
        for (Later task : List.copyOf(waiting)) task.run();
    }

    private final class Later extends FutureTask<Void> {
        private Runnable entry = () -> {};

        private Later(Runnable task) {
            super(task, null);
        }

        @Override
        protected void done() {
            waiting.remove(this);
            entry.run();
        }

        /** The test must hear of what the client's timer would swallow. */
        @Override
        protected void setException(Throwable problem) {
            super.setException(problem);
            throw new AssertionError("a task of the client's timer failed", problem);
        }
    }
}
