package io.aiocosmos.testkit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A count that can be waited for and that remembers its highest value. */
final class Tally {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int now;
    private int most;

    void up() {
        add(1);
    }

    void down() {
        add(-1);
    }

    int now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    int most() {
        lock.lock();
        try {
            return most;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the count is at least {@code wanted}; says whether it came to that in time. */
    boolean reaches(int wanted, Duration patience) throws InterruptedException {
        return await(wanted, Integer.MAX_VALUE, patience);
    }

    /** Waits until the count is at most {@code wanted}; says whether it came to that in time. */
    boolean fallsTo(int wanted, Duration patience) throws InterruptedException {
        return await(Integer.MIN_VALUE, wanted, patience);
    }

    private boolean await(int least, int highest, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (now < least || now > highest) {
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
            now += step;
            most = Math.max(most, now);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return now() + " (at most " + most() + ")";
    }
}
