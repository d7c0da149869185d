package io.aiocosmos.emulator.server.http;

import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.server.PendingResponses;
import io.aiocosmos.emulator.server.PoolTermination;
import io.aiocosmos.emulator.server.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/**
 * One port on the loopback address. Each connection has a thread of its own, so that no client, however slow, makes
 * another one wait.
 */
final class HttpEndpoint implements AutoCloseable {
    private static final int BACKLOG = 1024; // with the 50 of the JDK, a thousand clients at once wait for seconds
    private static final int MAX_CONNECTIONS = 4096;
    private static final int IDLE_SECONDS = 5;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ThreadGroup threads = new ThreadGroup("cosmos-emulator-http");
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final Region region;
    private final PendingResponses pending;
    private final HttpExchange exchange;
    private final RequestTimeouts timeouts;
    private final ThreadPoolExecutor pool;
    private final ServerSocket listener;
    private volatile boolean closed;

    HttpEndpoint(
            Region region,
            int port,
            SSLContext tls,
            RequestHandler handler,
            HttpExchange.EndpointLookup endpoints,
            RequestTimeouts timeouts) {
        this.region = region;
        this.timeouts = timeouts;
        pending = PendingResponses.ofPort(handler);
        exchange = new HttpExchange(handler, pending, endpoints);
        pool = new ThreadPoolExecutor(
                0, MAX_CONNECTIONS + 1, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
        listener = listen(port, tls);
        pool.execute(this::accept);
    }

    private static ServerSocket listen(int port, SSLContext tls) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            ServerSocket socket = tls == null
                    ? new ServerSocket()
                    : tls.getServerSocketFactory().createServerSocket();
            socket.bind(address, BACKLOG);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(threads, task, "cosmos-emulator-http");
        thread.setDaemon(true);
        return thread;
    }

    Region region() {
        return region;
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections(boolean idle) {
        return (int) connections.stream()
                .filter(connection -> connection.isOpen() && (!idle || connection.isIdle()))
                .count();
    }

    int closeConnections(boolean idle, BooleanSupplier drawn) {
        int closed = 0;
        for (HttpConnection connection : connections) {
            if (!connection.isOpen() || idle && !connection.isIdle() || !drawn.getAsBoolean()) continue;
            connection.close();
            closed++;
        }
        return closed;
    }

    private void accept() {
        while (!closed) {
            try {
                start(listener.accept());
            } catch (IOException e) {
                if (listener.isClosed()) return;
                LockSupport.parkNanos(PAUSE_NANOS); // out of file handles, perhaps: others are given back meanwhile
            }
        }
    }

    private void start(Socket socket) {
        HttpConnection connection = new HttpConnection(socket, exchange, timeouts, connections::remove);
        connections.add(connection);
        try {
            if (closed) connection.close();
            pool.execute(connection);
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            connections.remove(connection);
            connection.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        HttpConnection.closeQuietly(listener);
        pending.close();
        connections.forEach(HttpConnection::close);
        pool.shutdown();
        PoolTermination.await(pool, threads);
    }
}
