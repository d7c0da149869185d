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

/** As little of a transport as shows what the contract finds: blocking sockets, and one {@link Flaw} at a time. */
final class FixtureTransport implements HttpTransport {
    private final TransportSettings settings;
    private final Flaw flaw;
    private final Semaphore permits;
    private final Map<Origin, FixtureConnection> idle = new ConcurrentHashMap<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    FixtureTransport(TransportSettings settings, Flaw flaw) {
        this.settings = settings;
        this.flaw = flaw;
        permits = new Semaphore(flaw == Flaw.IGNORES_THE_LIMIT ? Integer.MAX_VALUE : settings.maxConnections(), true);
        if (flaw == Flaw.LEAVES_A_THREAD) start(this::waitForGood);
    }

    @Override
    public String name() {
        return "fixture";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        CompletableFuture<TransportResponse> outcome = new CompletableFuture<>();
        start(() -> {
            try {
                outcome.complete(exchange(request));
            } catch (TransportFailure failure) {
                outcome.completeExceptionally(
                        flaw == Flaw.FAILS_IN_ITS_OWN_WAY ? new IOException("broken", failure) : failure);
            }
        });
        return outcome;
    }

    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportFailure {
        if (Thread.currentThread().isInterrupted()) {
            if (flaw == Flaw.FORGETS_THE_INTERRUPT) Thread.interrupted();
            throw failure(Kind.CANCELLED, false, null);
        }
        if (closed && flaw != Flaw.WORKS_WHEN_CLOSED) throw failure(Kind.CLOSED, false, null);
        if (flaw == Flaw.IS_IMPATIENT) throw failure(Kind.TIMEOUT, true, null);
        try {
            if (!permits.tryAcquire(request.timeoutNanos(), TimeUnit.NANOSECONDS))
                throw failure(Kind.POOL, false, null);
        } catch (InterruptedException e) {
            if (flaw != Flaw.FORGETS_THE_INTERRUPT) Thread.currentThread().interrupt();
            throw failure(Kind.CANCELLED, false, e);
        }
        try {
            return withRetries(request);
        } finally {
            permits.release();
        }
    }

    private TransportResponse withRetries(TransportRequest request) throws TransportFailure {
        FixtureAnswer answer;
        try {
            answer = once(request);
        } catch (TransportFailure failure) {
            if (flaw != Flaw.RETRIES_WHEN_BROKEN || failure.kind() != Kind.BROKEN) throw failure;
            answer = once(request);
        }
        if (flaw == Flaw.RETRIES_ON_503 && answer.status() == 503 && "0".equals(answer.header("retry-after")))
            return once(request);
        if (flaw == Flaw.FOLLOWS_REDIRECTS && answer.status() == 302)
            return once(Requests.get(request.origin(), "/200"));
        return answer;
    }

    private FixtureAnswer once(TransportRequest request) throws TransportFailure {
        String target = target(request);
        FixtureConnection connection = idle.remove(request.origin());
        if (connection == null) connection = connect(request.origin());
        try {
            FixtureAnswer answer = connection.exchange(request, target);
            if (flaw == Flaw.NEVER_KEEPS_CONNECTIONS || "close".equals(answer.header("connection"))) connection.close();
            else idle.put(request.origin(), connection);
            return answer;
        } catch (IOException e) {
            connection.close();
            throw failure(e instanceof SocketTimeoutException ? Kind.TIMEOUT : Kind.BROKEN, true, e);
        }
    }

    private FixtureConnection connect(Origin origin) throws TransportFailure {
        try {
            return FixtureConnection.open(origin, settings, flaw);
        } catch (IOException e) {
            throw failure(e instanceof SSLException ? Kind.TLS : Kind.CONNECT, false, e);
        }
    }

    private String target(TransportRequest request) throws TransportFailure {
        if (flaw == Flaw.CLEANS_PATHS && request.target().contains("//"))
            return request.target().replace("//", "/");
        if (flaw != Flaw.SENDS_DOT_SEGMENTS && request.hasDotSegment()) throw failure(Kind.REFUSED, false, null);
        for (char c : request.target().toCharArray()) if (c <= ' ' || c > '~') throw failure(Kind.REFUSED, false, null);
        return request.target();
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return flaw != Flaw.OWNS_NO_THREAD && threads.contains(thread);
    }

    @Override
    public void close() {
        closed = true;
        idle.values().forEach(FixtureConnection::close);
    }

    private TransportFailure failure(Kind kind, boolean sent, Exception cause) {
        boolean said = flaw == Flaw.CALLS_EVERYTHING_SENT || sent && flaw != Flaw.CALLS_EVERYTHING_UNSENT;
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
