package io.aiocosmos.changefeed.testing;

import io.aiocosmos.emulator.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Time that passes only when the test runs what is due; the loops of all instances and the emulator go by it. */
public final class VirtualTime {
    private final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2026-01-01T00:00:00Z"));
    private final PriorityQueue<Due> tasks = new PriorityQueue<>();
    private long nanos;
    private long numbers;

    private record Due(long at, long number, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
        }
    }

    public EmulatorClock clock() {
        return clock;
    }

    public long nanos() {
        return nanos;
    }

    /** Runs a task when a time is over. @return what cancels it */
    public Runnable later(long delay, Runnable task) {
        Due due = new Due(nanos + Math.max(0, delay), numbers++, task);
        tasks.add(due);
        return () -> tasks.remove(due);
    }

    /** Runs what is due within a time. */
    public void pass(Duration time) {
        long until = nanos + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= until) runNext();
        moveTo(until);
    }

    /** Runs what is due until a condition holds; false if it does not within a time. */
    public boolean passUntil(BooleanSupplier reached, Duration most) {
        long until = nanos + most.toNanos();
        while (!reached.getAsBoolean()) {
            if (tasks.isEmpty() || tasks.peek().at() > until) return false;
            runNext();
        }
        return true;
    }

    private void runNext() {
        Due next = tasks.remove();
        moveTo(next.at());
        next.task().run();
    }

    private void moveTo(long instant) {
        if (instant <= nanos) return;
        clock.advance(Duration.ofNanos(instant - nanos));
        nanos = instant;
    }
}
