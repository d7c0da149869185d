package io.aiocosmos.transport.okhttp;

import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;

/**
 * Keeps the connections within the limit. Each one in use or being made stands for a turn, so only idle ones can be too
 * many: those to other origins, which OkHttp would keep beside the new one. Thread-safe.
 */
final class Room {
    private final ConnectionPool connections;
    private final int limit;
    private final AtomicInteger connecting = new AtomicInteger();

    Room(ConnectionPool connections, int limit) {
        this.connections = connections;
        this.limit = limit;
    }

    /** Makes room for a connection that is about to be opened; until {@link #leave()} the pool does not know it. */
    void enter() {
        int made = connecting.incrementAndGet(); // looked at first: who leaves is in the pool by then
        if (made + connections.connectionCount() > limit) connections.evictAll();
    }

    /** The connection is in the pool, or nothing came of it. */
    void leave() {
        connecting.decrementAndGet();
    }
}
