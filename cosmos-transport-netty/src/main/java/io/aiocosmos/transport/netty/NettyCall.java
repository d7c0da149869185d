package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** One request and the future of its response; it is also the task that starts it on its connection's event loop. */
final class NettyCall extends CompletableFuture<TransportResponse> implements Runnable {
    /** Caps deadlines so that the difference of two cannot overflow. */
    private static final long MAX_NANOS_AHEAD = Long.MAX_VALUE / 4;

    private final TransportRequest request;
    private final ConnectionPool pool;
    private final long deadline;

    /** Guarded by the pool's lock until the call is dispatched, and set anew only if that connection closed unused. */
    private Connection connection;

    NettyCall(TransportRequest request, ConnectionPool pool) {
        this.request = request;
        this.pool = pool;
        this.deadline = System.nanoTime() + Math.min(request.timeoutNanos(), MAX_NANOS_AHEAD);
    }

    TransportRequest request() {
        return request;
    }

    Origin origin() {
        return request.origin();
    }

    /** Compare with {@link System#nanoTime()}. */
    long deadline() {
        return deadline;
    }

    Connection connection() {
        return connection;
    }

    void assign(Connection to) {
        connection = to;
    }

    /** Starts the call on its connection: at once if on that connection's event loop, else as a task. */
    void dispatch() {
        if (connection.loop().inEventLoop()) run();
        else dispatchLater();
    }

    /** Always as a task, so that many calls that fail at once do not nest on the stack. */
    void dispatchLater() {
        try {
            connection.loop().execute(this);
        } catch (RejectedExecutionException e) {
            completeExceptionally(Failures.closed(false));
        }
    }

    @Override
    public void run() {
        connection.start(this);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) pool.cancelled(this);
        return cancelled;
    }
}
