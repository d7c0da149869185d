package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** A request under way and the future of its answer in one object; as a task it goes to its connection's event loop. */
final class Call extends CompletableFuture<TransportResponse> implements Runnable {
    /** So far ahead at most, that differences of two deadlines never overflow. */
    private static final long MOST_NANOS = Long.MAX_VALUE / 4;

    private final TransportRequest request;
    private final ConnectionPool pool;
    private final long deadline;

    /** Guarded by the pool's lock until the call is dispatched, and set anew only if that connection closed unused. */
    private Connection connection;

    Call(TransportRequest request, ConnectionPool pool) {
        this.request = request;
        this.pool = pool;
        this.deadline = System.nanoTime() + Math.min(request.timeoutNanos(), MOST_NANOS);
    }

    TransportRequest request() {
        return request;
    }

    Origin origin() {
        return request.origin();
    }

    /** In the terms of {@link System#nanoTime()}. */
    long deadline() {
        return deadline;
    }

    Connection connection() {
        return connection;
    }

    void assign(Connection to) {
        connection = to;
    }

    /** Hands the call to its connection: at once on that one's event loop, else as a task for it. */
    void dispatch() {
        if (connection.loop().inEventLoop()) run();
        else dispatchLater();
    }

    /** Hands the call to its connection in a task of its own, so that many that fail at once are not a deep stack. */
    void dispatchLater() {
        try {
            connection.loop().execute(this);
        } catch (RejectedExecutionException e) {
            completeExceptionally(Failures.closed(false));
        }
    }

    @Override
    public void run() {
        connection.carry(this);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) pool.forget(this);
        return cancelled;
    }
}
