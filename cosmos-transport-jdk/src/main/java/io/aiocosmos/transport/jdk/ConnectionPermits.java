package io.aiocosmos.transport.jdk;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** As many permits as there may be running calls, granted first in, first out, without blocking. */
final class ConnectionPermits {
    private final Set<JdkCall> waiting = new LinkedHashSet<>(); // in order, with removal in constant time
    private int free;
    private boolean closed;

    ConnectionPermits(int count) {
        free = count;
    }

    /** Takes a permit if one is free, else queues the call, to be {@linkplain JdkCall#start() started} later. */
    synchronized boolean acquire(JdkCall call) {
        if (free > 0) {
            free--;
            return true;
        }
        if (!closed) waiting.add(call);
        return false;
    }

    /** Removes the call from the queue; {@code false} if it is not in it, and so has a permit to release. */
    synchronized boolean cancel(JdkCall call) {
        return waiting.remove(call);
    }

    /** Releases a permit; the first call in the queue gets it. */
    void release() {
        JdkCall next = nextOrFree();
        while (next != null && !next.start()) next = nextOrFree(); // it was past its deadline: the next gets the permit
    }

    /** Starts no more calls, even if permits are released. */
    synchronized void close() {
        closed = true;
        free = 0;
        waiting.clear();
    }

    private synchronized JdkCall nextOrFree() {
        Iterator<JdkCall> queue = waiting.iterator();
        if (!queue.hasNext()) {
            if (!closed) free++;
            return null;
        }
        JdkCall next = queue.next();
        queue.remove();
        return next;
    }
}
