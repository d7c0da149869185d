package io.aiocosmos.transport.jdk;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The hard limit on calls under way, which the JDK's client lacks: first come, first served, and nobody blocks. */
final class Permits {
    private final Set<JdkCall> waiting = new LinkedHashSet<>(); // ordered, and left in constant time
    private int free;
    private boolean closed;

    Permits(int count) {
        free = count;
    }

    /** Takes a permit, or a place in the queue to be {@linkplain JdkCall#start() started} from later. */
    synchronized boolean acquire(JdkCall call) {
        if (free > 0) {
            free--;
            return true;
        }
        if (!closed) waiting.add(call);
        return false;
    }

    /** Leaves the queue; says whether the call was still in it. If it was not, it has a permit to give back. */
    synchronized boolean leave(JdkCall call) {
        return waiting.remove(call);
    }

    /** Gives a permit back, to the one who has waited longest if there is one. */
    void release() {
        JdkCall next = freeOrNext();
        while (next != null && !next.start()) next = freeOrNext(); // its time was over: the next one may have it
    }

    /** Starts nobody any more, whatever is given back. */
    synchronized void close() {
        closed = true;
        free = 0;
        waiting.clear();
    }

    private synchronized JdkCall freeOrNext() {
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
