package io.aiocosmos.reliability.world;

import io.aiocosmos.emulator.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Time of clients, network and emulator. It passes only while the test's thread waits, which then runs what is due. */
public final class VirtualTime {
    private final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2026-01-01T00:00:00Z"));
    private final PriorityQueue<Due> tasks = new PriorityQueue<>();
    private long nanos;
    private long numbers;
    private Runnable beforePassing = () -> {};

    private static final class Due implements Comparable<Due> {
        private final long at;
        private final long number;
        private final Runnable task;
        private boolean cancelled;

        private Due(long at, long number, Runnable task) {
            this.at = at;
            this.number = number;
            this.task = task;
        }

        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
        }
    }

    /** The clock of the emulator. */
    public EmulatorClock clock() {
        return clock;
    }

    public long nanos() {
        return nanos;
    }

    public long millis() {
        return nanos / 1_000_000;
    }

    /** Runs whenever time is about to pass, such as to wait for a thread that has work left to do now. */
    public void beforePassing(Runnable action) {
        beforePassing = action;
    }

    /** Runs a task when a time is over. @return what cancels it */
    public Runnable later(long delayNanos, Runnable task) {
        Due due = new Due(nanos + Math.max(0, Math.min(delayNanos, Long.MAX_VALUE / 4)), numbers++, task);
        tasks.add(due);
        return () -> due.cancelled = true;
    }

    /** Runs what is due within a time. */
    public void pass(Duration time) {
        passUntil(() -> false, time.toNanos());
    }

    /** Runs what is due until a condition holds; false if it does not within a time, or nothing more is going to happen. */
    public boolean passUntil(BooleanSupplier reached, long mostNanos) {
        long until = nanos + Math.min(mostNanos, Long.MAX_VALUE / 4);
        while (!reached.getAsBoolean()) {
            beforePassing.run();
            if (reached.getAsBoolean()) return true;
            if (!runNext(until)) {
                if (mostNanos < Long.MAX_VALUE / 4) moveTo(until);
                return reached.getAsBoolean();
            }
        }
        return true;
    }

    private boolean runNext(long until) {
        while (!tasks.isEmpty() && tasks.peek().cancelled) tasks.remove();
        if (tasks.isEmpty() || tasks.peek().at > until) return false;
        Due next = tasks.remove();
        moveTo(next.at);
        next.task.run();
        return true;
    }

    private void moveTo(long instant) {
        if (instant <= nanos) return;
        clock.advance(Duration.ofNanos(instant - nanos));
        nanos = instant;
    }
}
