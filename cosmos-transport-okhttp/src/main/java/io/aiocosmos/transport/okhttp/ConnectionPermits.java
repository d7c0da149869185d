package io.aiocosmos.transport.okhttp;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * As many permits as there may be connections, granted first in, first out. OkHttp's own limits count requests per host
 * or idle connections, and its queue has no deadline.
 */
final class ConnectionPermits {
    /** A call in the queue. */
    interface Waiter {
        /**
         * The waiter has a permit. Runs on the thread that released it, so it must be brief. Returns whether the waiter
         * will release the permit; if not, the call has ended and the permit goes to the next.
         */
        boolean granted();
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Waiter> queue = new LinkedHashSet<>();
    private int free;
    private boolean closed;

    ConnectionPermits(int permits) {
        free = permits;
    }

    /** Takes a permit if one is free, else queues the waiter. */
    boolean acquire(Waiter waiter) {
        lock.lock();
        try {
            if (free > 0) { // then nobody waits
                free--;
                return true;
            }
            queue.add(waiter);
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Removes the waiter from the queue; {@code false} if it is not in it. */
    boolean cancel(Waiter waiter) {
        lock.lock();
        try {
            return queue.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    /** Releases a permit; the first waiter in the queue that uses it gets it. */
    void release() {
        Waiter next = nextOrFree();
        while (next != null && !next.granted()) next = nextOrFree();
    }

    private Waiter nextOrFree() {
        lock.lock();
        try {
            Iterator<Waiter> first = queue.iterator();
            if (!first.hasNext() || closed) {
                free++;
                return null;
            }
            Waiter next = first.next();
            first.remove();
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Grants no more permits to the queue: a permit that a cancelled call releases must not start another call. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
