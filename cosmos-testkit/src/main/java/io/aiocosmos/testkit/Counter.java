package io.aiocosmos.testkit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A counter that can be waited for and that keeps its maximum. */
final class Counter {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int value;
    private int max;

    void increment() {
        add(1);
    }

    void decrement() {
        add(-1);
    }

    int value() {
        lock.lock();
        try {
            return value;
        } finally {
            lock.unlock();
        }
    }

    int max() {
        lock.lock();
        try {
            return max;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the count is at least {@code wanted}; returns whether it was in time. */
    boolean awaitAtLeast(int wanted, Duration timeout) throws InterruptedException {
        return await(wanted, Integer.MAX_VALUE, timeout);
    }

    /** Waits until the count is at most {@code wanted}; returns whether it was in time. */
    boolean awaitAtMost(int wanted, Duration timeout) throws InterruptedException {
        return await(Integer.MIN_VALUE, wanted, timeout);
    }

    private boolean await(int least, int highest, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (value < least || value > highest) {
                if (left <= 0) return false;
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void add(int step) {
        lock.lock();
        try {
            value += step;
            max = Math.max(max, value);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return value() + " (at most " + max() + ")";
    }
}
