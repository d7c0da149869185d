package io.aiocosmos.testkit;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** A minimal transport on blocking sockets, with at most one defect. */
final class FixtureTransport implements HttpTransport {
    private final TransportSettings settings;
    private final TransportDefect defect;
    private final Semaphore permits;
    private final Map<Origin, FixtureConnection> idle = new ConcurrentHashMap<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    FixtureTransport(TransportSettings settings, TransportDefect defect) {
        this.settings = settings;
        this.defect = defect;
        permits = new Semaphore(
                defect == TransportDefect.IGNORES_THE_LIMIT ? Integer.MAX_VALUE : settings.maxConnections(), true);
        if (defect == TransportDefect.LEAVES_A_THREAD) start(this::waitForGood);
    }

    @Override
    public String name() {
        return "fixture";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        start(() -> {
            try {
                result.complete(exchange(request));
            } catch (TransportFailure failure) {
                result.completeExceptionally(
                        defect == TransportDefect.FAILS_WITH_OTHER_EXCEPTIONS
                                ? new IOException("broken", failure)
                                : failure);
            }
        });
        return result;
    }

    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportFailure {
        if (Thread.currentThread().isInterrupted()) {
            if (defect == TransportDefect.FORGETS_THE_INTERRUPT) Thread.interrupted();
            throw failure(Kind.CANCELLED, false, null);
        }
        if (closed && defect != TransportDefect.WORKS_WHEN_CLOSED) throw failure(Kind.CLOSED, false, null);
        if (defect == TransportDefect.TIMES_OUT_AT_ONCE) throw failure(Kind.TIMEOUT, true, null);
        try {
            if (!permits.tryAcquire(request.timeoutNanos(), TimeUnit.NANOSECONDS))
                throw failure(Kind.POOL, false, null);
        } catch (InterruptedException e) {
            if (defect != TransportDefect.FORGETS_THE_INTERRUPT)
                Thread.currentThread().interrupt();
            throw failure(Kind.CANCELLED, false, e);
        }
        try {
            return withRetries(request);
        } finally {
            permits.release();
        }
    }

    private TransportResponse withRetries(TransportRequest request) throws TransportFailure {
        FixtureResponse response;
        try {
            response = once(request);
        } catch (TransportFailure failure) {
            if (defect != TransportDefect.RETRIES_WHEN_BROKEN || failure.kind() != Kind.BROKEN) throw failure;
            response = once(request);
        }
        if (defect == TransportDefect.RETRIES_ON_503
                && response.status() == 503
                && "0".equals(response.header("retry-after"))) return once(request);
        if (defect == TransportDefect.FOLLOWS_REDIRECTS && response.status() == 302)
            return once(TestRequests.get(request.origin(), "/200"));
        return response;
    }

    private FixtureResponse once(TransportRequest request) throws TransportFailure {
        String target = target(request);
        FixtureConnection connection = idle.remove(request.origin());
        if (connection == null) connection = connect(request.origin());
        try {
            FixtureResponse response = connection.exchange(request, target);
            if (defect == TransportDefect.NEVER_KEEPS_CONNECTIONS || "close".equals(response.header("connection")))
                connection.close();
            else idle.put(request.origin(), connection);
            return response;
        } catch (IOException e) {
            connection.close();
            throw failure(e instanceof SocketTimeoutException ? Kind.TIMEOUT : Kind.BROKEN, true, e);
        }
    }

    private FixtureConnection connect(Origin origin) throws TransportFailure {
        try {
            return FixtureConnection.open(origin, settings, defect);
        } catch (IOException e) {
            throw failure(e instanceof SSLException ? Kind.TLS : Kind.CONNECT, false, e);
        }
    }

    private String target(TransportRequest request) throws TransportFailure {
        if (defect == TransportDefect.NORMALISES_PATHS && request.target().contains("//"))
            return request.target().replace("//", "/");
        if (defect != TransportDefect.SENDS_DOT_SEGMENTS && request.hasDotSegment())
            throw failure(Kind.UNSUPPORTED_REQUEST, false, null);
        for (char c : request.target().toCharArray())
            if (c <= ' ' || c > '~') throw failure(Kind.UNSUPPORTED_REQUEST, false, null);
        return request.target();
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return defect != TransportDefect.OWNS_NO_THREAD && threads.contains(thread);
    }

    @Override
    public void close() {
        closed = true;
        idle.values().forEach(FixtureConnection::close);
    }

    private TransportFailure failure(Kind kind, boolean sent, Exception cause) {
        boolean said = defect == TransportDefect.CALLS_EVERYTHING_SENT
                || sent && defect != TransportDefect.CALLS_EVERYTHING_UNSENT;
        return new TransportFailure(kind, said, kind.toString(), cause);
    }

    private void waitForGood() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, settings.threadNamePrefix() + "-fixture");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }
}
