package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportSettings;
import io.netty.channel.IoEventLoop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connections open to all origins together, never more than the limit. Free ones are reused last in, first out;
 * calls wait first in, first out. A call that finds only other origins' connections free has the oldest of them closed.
 */
final class ConnectionPool {
    private final int limit;
    private final long idleNanos;
    private final EventLoops loops;
    private final Dialer dialer;
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.
    private final Set<Connection> open = new HashSet<>();
    private final List<Connection> idle = new ArrayList<>();
    private final WaitingCalls waiting;
    private boolean closed;

    ConnectionPool(TransportSettings settings, EventLoops loops, Dialer dialer) {
        this.limit = settings.maxConnections();
        this.idleNanos = settings.idleTimeout().toNanos();
        this.loops = loops;
        this.dialer = dialer;
        this.waiting = new WaitingCalls(loops.first(), lock);
    }

    long idleNanos() {
        return idleNanos;
    }

    /** Gives the call a connection now, or as soon as one comes free. */
    void take(Call call) {
        Connection connection = null;
        Connection evicted = null;
        boolean refused;
        lock.lock();
        try {
            refused = closed;
            if (!refused) connection = freeFor(call.origin());
            call.assign(connection);
            if (!refused && connection == null) {
                waiting.add(call);
                evicted = idle.isEmpty() ? null : idle.remove(0);
            }
        } finally {
            lock.unlock();
        }
        if (refused) call.completeExceptionally(Failures.closed(false));
        else if (connection != null) call.dispatch();
        else if (call.isDone()) forget(call); // it came back from a closed connection and was cancelled on the way
        if (evicted != null) evicted.retire();
    }

    /**
     * An idle connection of the origin, else a new one if the limit allows, else {@code null}. Taking an idle one while
     * others wait does them no wrong: a connection of another origin is already closing for each of them.
     */
    private Connection freeFor(Origin origin) {
        int found = idleFor(origin);
        if (found >= 0) return idle.remove(found);
        return waiting.isEmpty() && open.size() < limit ? added(origin) : null;
    }

    /** The newest of the caller's own event loop, which needs no hand-over, else the newest; -1 if there is none. */
    private int idleFor(Origin origin) {
        IoEventLoop callers = loops.current();
        int newest = -1;
        for (int i = idle.size() - 1; i >= 0; i--) {
            Connection each = idle.get(i);
            if (!each.origin().equals(origin)) continue;
            if (callers == null || each.loop() == callers) return i;
            if (newest < 0) newest = i;
        }
        return newest;
    }

    private Connection added(Origin origin) {
        Connection connection = new Connection(origin, loops.next(), this, dialer);
        open.add(connection);
        return connection;
    }

    /** Takes back a connection that is fit for another call. On its event loop. */
    void release(Connection connection) {
        Call next = null;
        boolean unwanted = false;
        lock.lock();
        try {
            if (closed) unwanted = true;
            else if (waiting.isEmpty()) idle.add(connection);
            else if (waiting.first().origin().equals(connection.origin())) (next = waiting.poll()).assign(connection);
            else unwanted = true; // closing it makes room for the first in the queue
        } finally {
            lock.unlock();
        }
        if (next != null) next.dispatch();
        if (unwanted) connection.retire();
    }

    /** Takes an idle connection out of the pool; {@code false} if a call got it first. */
    boolean withdraw(Connection connection) {
        lock.lock();
        try {
            return idle.remove(connection);
        } finally {
            lock.unlock();
        }
    }

    /** Learns that a connection is closed, and opens one for the first in the queue. */
    void gone(Connection connection) {
        Call next = null;
        lock.lock();
        try {
            open.remove(connection);
            idle.remove(connection);
            if (!waiting.isEmpty()) {
                next = waiting.poll();
                next.assign(added(next.origin()));
            }
        } finally {
            lock.unlock();
        }
        if (next != null) next.dispatchLater();
    }

    /** Frees what a cancelled call holds: its place in the queue or its connection. */
    void forget(Call call) {
        Connection busy;
        lock.lock();
        try {
            waiting.remove(call);
            busy = call.connection();
        } finally {
            lock.unlock();
        }
        if (busy != null) busy.abandon(call);
    }

    void close() {
        List<Call> unserved;
        List<Connection> connections;
        lock.lock();
        try {
            closed = true;
            idle.clear();
            unserved = waiting.removeAll();
            connections = new ArrayList<>(open);
        } finally {
            lock.unlock();
        }
        for (Call call : unserved) call.completeExceptionally(Failures.closed(false));
        for (Connection connection : connections) connection.shutDown();
    }
}
