package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportSettings;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open connections to all origins, never more than the limit. Idle ones are reused last in, first out; calls wait
 * first in, first out. A call that finds idle connections of other origins only has the oldest of them closed.
 */
final class ConnectionPool {
    private final int limit;
    private final long idleNanos;
    private final EventLoops loops;
    private final Connector connector;
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.
    private final Set<Connection> open = new HashSet<>();
    private final List<Connection> idle = new ArrayList<>();
    private final CallQueue queue;
    private boolean closed;

    ConnectionPool(TransportSettings settings, EventLoops loops, Connector connector) {
        this.limit = settings.maxConnections();
        this.idleNanos = settings.idleTimeout().toNanos();
        this.loops = loops;
        this.connector = connector;
        this.queue = new CallQueue(loops.first(), lock);
    }

    long idleNanos() {
        return idleNanos;
    }

    /** Assigns a connection to the call now, or as soon as one becomes free. */
    void take(NettyCall call) {
        Connection connection = null;
        Connection evicted = null;
        boolean refused;
        lock.lock();
        try {
            refused = closed;
            if (!refused) connection = connectionFor(call.origin());
            call.assign(connection);
            if (!refused && connection == null) {
                queue.add(call);
                evicted = idle.isEmpty() ? null : idle.remove(0);
            }
        } finally {
            lock.unlock();
        }
        if (refused) call.completeExceptionally(Failures.closed(false));
        else if (connection != null) call.dispatch();
        else if (call.isDone()) cancelled(call); // it came from a closed connection and was cancelled meanwhile
        if (evicted != null) evicted.retire();
    }

    /**
     * An idle connection of the origin, else a new one if the limit allows, else {@code null}. An idle one may be taken
     * although calls wait: for each of them a connection of another origin is already closing.
     */
    private Connection connectionFor(Origin origin) {
        int found = indexOfIdle(origin);
        if (found >= 0) return idle.remove(found);
        return queue.isEmpty() && open.size() < limit ? addConnection(origin) : null;
    }

    /** The newest on the caller's event loop, which needs no change of thread, else the newest; -1 for none. */
    private int indexOfIdle(Origin origin) {
        EventLoop current = loops.current();
        int newest = -1;
        for (int i = idle.size() - 1; i >= 0; i--) {
            Connection each = idle.get(i);
            if (!each.origin().equals(origin)) continue;
            if (current == null || each.loop() == current) return i;
            if (newest < 0) newest = i;
        }
        return newest;
    }

    private Connection addConnection(Origin origin) {
        Connection connection = new Connection(origin, loops.next(), this, connector);
        open.add(connection);
        return connection;
    }

    /** Takes back a reusable connection. On its event loop. */
    void release(Connection connection) {
        NettyCall next = null;
        boolean unwanted = false;
        lock.lock();
        try {
            if (closed) unwanted = true;
            else if (queue.isEmpty()) idle.add(connection);
            else if (queue.first().origin().equals(connection.origin())) (next = queue.poll()).assign(connection);
            else unwanted = true; // closing it frees a place for the first in the queue
        } finally {
            lock.unlock();
        }
        if (next != null) next.dispatch();
        if (unwanted) connection.retire();
    }

    /** Removes an idle connection; {@code false} if a call took it first. */
    boolean removeIdle(Connection connection) {
        lock.lock();
        try {
            return idle.remove(connection);
        } finally {
            lock.unlock();
        }
    }

    /** Removes a closed connection and opens one for the first call in the queue. */
    void connectionClosed(Connection connection) {
        NettyCall next = null;
        lock.lock();
        try {
            open.remove(connection);
            idle.remove(connection);
            if (!queue.isEmpty()) {
                next = queue.poll();
                next.assign(addConnection(next.origin()));
            }
        } finally {
            lock.unlock();
        }
        if (next != null) next.dispatchLater();
    }

    /** Frees the place in the queue or the connection of a cancelled call. */
    void cancelled(NettyCall call) {
        Connection busy;
        lock.lock();
        try {
            queue.remove(call);
            busy = call.connection();
        } finally {
            lock.unlock();
        }
        if (busy != null) busy.abandon(call);
    }

    void close() {
        List<NettyCall> unserved;
        List<Connection> connections;
        lock.lock();
        try {
            closed = true;
            idle.clear();
            unserved = queue.removeAll();
            connections = new ArrayList<>(open);
        } finally {
            lock.unlock();
        }
        for (NettyCall call : unserved) call.completeExceptionally(Failures.closed(false));
        for (Connection connection : connections) connection.shutDown();
    }
}
