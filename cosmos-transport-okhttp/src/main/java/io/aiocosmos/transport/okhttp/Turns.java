package io.aiocosmos.transport.okhttp;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Permits to have a connection, as many as there may be connections; first come, first served. OkHttp's own limits count
 * requests per host or idle connections, and its queue knows no deadline.
 */
final class Turns {
    /** Somebody who waits. */
    interface Waiter {
        /**
         * The turn has come; on the thread of whoever gave its permit back, so be brief. Says whether the waiter will give
         * the permit back; if not, it has ended and left that to the caller.
         */
        boolean granted();
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Waiter> queue = new LinkedHashSet<>();
    private int free;
    private boolean stopped;

    Turns(int permits) {
        free = permits;
    }

    /** Takes a permit if one is free, else queues the waiter for one. */
    boolean take(Waiter waiter) {
        lock.lock();
        try {
            if (free > 0) { // then nobody is waiting
                free--;
                return true;
            }
            queue.add(waiter);
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the waiter out of the queue; {@code false} if it was not there, or no longer. */
    boolean leave(Waiter waiter) {
        lock.lock();
        try {
            return queue.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    /** Gives a permit back, to the first in the queue who makes use of it if there is one. */
    void giveBack() {
        Waiter next = freeOrNext();
        while (next != null && !next.granted()) next = freeOrNext();
    }

    private Waiter freeOrNext() {
        lock.lock();
        try {
            Iterator<Waiter> first = queue.iterator();
            if (!first.hasNext() || stopped) {
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

    /** No more turns for who waits: a permit that a cancelled call gives back must not start another. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
        } finally {
            lock.unlock();
        }
    }
}
