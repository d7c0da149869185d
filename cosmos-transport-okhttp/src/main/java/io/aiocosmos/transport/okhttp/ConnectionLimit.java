package io.aiocosmos.transport.okhttp;

import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;

/**
 * Keeps the connections within the limit. Each connection in use or being opened has a permit, so only idle ones can be
 * too many: those to other origins, which OkHttp would keep beside the new one. Thread-safe.
 */
final class ConnectionLimit {
    private final ConnectionPool connections;
    private final int limit;
    private final AtomicInteger connecting = new AtomicInteger();

    ConnectionLimit(ConnectionPool connections, int limit) {
        this.connections = connections;
        this.limit = limit;
    }

    /** Makes room for a connection that is about to be opened; OkHttp's pool has it only after {@link #connectEnded()}. */
    void connectStarted() {
        int made = connecting.incrementAndGet(); // first: a connection that ends connecting is in the pool by then
        if (made + connections.connectionCount() > limit) connections.evictAll();
    }

    /** The connection is in the pool, or could not be opened. */
    void connectEnded() {
        connecting.decrementAndGet();
    }
}
