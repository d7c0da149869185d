package io.aiocosmos.throughput;

import io.aiocosmos.emulator.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Time of the groups and the emulator of a test, which passes when the test says so. */
final class VirtualTimer {
    private static final long MOST_NANOS = Duration.ofSeconds(20).toNanos();

    final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2026-01-01T00:00:00Z"));
    private final PriorityQueue<Due> tasks = new PriorityQueue<>();
    private long nanos;
    private long numbers;

    private record Due(long at, long number, OfGroup group, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
        }
    }

    /** The timer of one group, which a test may stop as if its process had died. */
    final class OfGroup implements GroupTimer {
        private volatile boolean stopped;

        void stop() {
            synchronized (VirtualTimer.this) {
                stopped = true;
                tasks.removeIf(each -> each.group == this);
            }
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void later(long delay, Runnable task) {
            synchronized (VirtualTimer.this) {
                if (!stopped) tasks.add(new Due(nanos + delay, numbers++, this, task));
            }
        }

        @Override
        public void close() {
            stop();
        }
    }

    OfGroup ofGroup() {
        return new OfGroup();
    }

    synchronized int waiting() {
        return tasks.size();
    }

    long nanos() {
        return nanos;
    }

    /** Runs what is due within a time; each task that ran has waited for its requests, and waits again, when this ends. */
    void pass(Duration time) {
        long until = nanos + time.toNanos();
        for (Due due = next(until); due != null; due = next(until)) run(due);
        moveTo(until);
    }

    private void run(Due due) {
        int before = waiting();
        moveTo(due.at);
        due.task.run();
        await(() -> waiting() > before || due.group.stopped);
    }

    private synchronized Due next(long until) {
        return tasks.isEmpty() || tasks.peek().at > until ? null : tasks.remove();
    }

    private void moveTo(long instant) {
        clock.advance(Duration.ofNanos(instant - nanos));
        nanos = instant;
    }

    /** Real time passes while the threads of a client do what was asked of them. */
    static void await(BooleanSupplier reached) {
        long began = System.nanoTime();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - began > MOST_NANOS) throw new AssertionError("it never came");
            Thread.onSpinWait();
        }
    }
}
