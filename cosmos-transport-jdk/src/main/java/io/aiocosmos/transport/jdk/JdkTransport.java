package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import io.aiocosmos.spi.TransportSettings;
import java.net.http.HttpClient;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * HTTP/1.1 by {@link HttpClient}, with what that client lacks: a hard limit on calls under way, a deadline that covers
 * the body, exact targets, and no request sent twice. Thread-safe.
 *
 * <p>The client tries only the first address of a name. Where that is dead and another is not, its connections go through
 * a relay: a proxy on loopback, for that origin alone, on one thread ({@code …-jdk-relay}). Which it is, is found before
 * the first request to a name that has several addresses, by a TCP connection; and anew when the client could not connect.
 *
 * <p>What the JDK decides and nobody can change per client:
 *
 * <ul>
 *   <li>{@link TransportSettings#idleTimeout()} is not honoured. The system property
 *       {@code jdk.httpclient.keepalive.timeout} (seconds; 1200 by default on Java 17) sets it for the whole process.
 *   <li>{@link TransportSettings#maxConnections()} limits the calls under way. Connections that lie idle, kept for
 *       another origin, come on top until they time out.
 *   <li>Before Java 21 a client cannot be closed. After {@link #close()} its selector thread
 *       ({@code HttpClient-1-SelectorManager}, a daemon) and its idle connections end with the next garbage collection.
 *   <li>{@link TransportSettings#maxResponseBytes()} covers the body. Heads have a limit of the client's own
 *       ({@code jdk.http.maxHeaderSize}); extensions of chunks and trailers are dropped unread, without being kept or
 *       counted: the deadline ends a response that consists of nothing else.
 *   <li>{@linkplain TransportSettings#proxyAuthorization() Credentials} of the {@code Basic} scheme are sent to a proxy
 *       with {@code CONNECT} only if the JVM was started with {@code -Djdk.http.auth.tunneling.disabledSchemes=}.
 *   <li>A request without a body carries {@code Content-Length: 0}: the price of never sending one twice.
 *   <li>Header values beyond ASCII, and targets that are no URI, are refused before anything is sent.
 * </ul>
 */
public final class JdkTransport implements HttpTransport {
    static final String NAME = "jdk";

    private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Set<JdkCall> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Proxies proxies;
    private final Permits permits;
    private final Workers workers;
    private final Workers clients;
    private final CarryingWorkers carrying;
    private final Deadlines deadlines;
    private final String closerName;
    private final int maxResponseBytes;
    private volatile HttpClient client;

    private JdkTransport(TransportSettings settings, Network network) {
        proxies = new Proxies(settings, network);
        permits = new Permits(settings.maxConnections());
        workers = new Workers(settings.threadNamePrefix() + "-jdk-");
        clients = new Workers(settings.threadNamePrefix() + "-jdk-client-");
        deadlines = new Deadlines(settings.threadNamePrefix());
        carrying = new CarryingWorkers(clients, settings.maxConnections(), deadlines, CALM_NANOS);
        maxResponseBytes = settings.maxResponseBytes();
        closerName = settings.threadNamePrefix() + "-jdk-closer";
        client = client(settings);
    }

    /** Makes a transport, opening no connection. Whoever asked for it closes it. */
    public static JdkTransport create(TransportSettings settings) {
        return create(settings, new Network());
    }

    static JdkTransport create(TransportSettings settings, Network network) {
        return new JdkTransport(settings, network);
    }

    private HttpClient client(TransportSettings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .proxy(proxies)
                .sslContext(new HandshakeContext(settings.sslContext().orElseGet(HandshakeContext::platform)))
                .executor(carrying);
        return builder.build();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        try {
            JdkCall call = begin(request);
            call.endBy(deadlines.after(request.timeoutNanos(), () -> call.timeOut(workers)));
            return call.outcome();
        } catch (TransportFailure failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** {@inheritDoc} The waiting thread keeps the deadline itself. */
    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportFailure {
        if (Thread.currentThread().isInterrupted()) throw TransportFailure.interruptedBefore();
        JdkCall call = begin(request);
        try {
            try {
                return call.outcome().get(call.remainingNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                call.timeOut(Runnable::run); // nobody else waits, so nobody else's thread is needed
                return call.outcome().get();
            }
        } catch (InterruptedException e) {
            call.giveUp();
            Thread.currentThread().interrupt();
            throw interrupted(call.stop(), e);
        } catch (ExecutionException e) {
            throw TransportFailure.of(e.getCause());
        }
    }

    private JdkCall begin(TransportRequest request) throws TransportFailure {
        JdkCall call = new JdkCall(this, request);
        underWay.add(call);
        if (closed.get()) {
            underWay.remove(call);
            throw closed(false);
        }
        if (permits.acquire(call) && !call.start()) permits.release();
        return call;
    }

    /** A call is over: what it held is free. */
    void ended(JdkCall call) {
        underWay.remove(call);
        if (!permits.leave(call)) permits.release();
    }

    /** A call is over that made no use of its permit. */
    void unserved(JdkCall call) {
        underWay.remove(call);
    }

    Deadlines deadlines() {
        return deadlines;
    }

    Proxies proxies() {
        return proxies;
    }

    HttpClient client() {
        return client;
    }

    /** Where the client works, and what blocks may be done. */
    Executor carrying() {
        return carrying;
    }

    int maxResponseBytes() {
        return maxResponseBytes;
    }

    Workers workers() {
        return workers;
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return clients.own(thread) || workers.own(thread);
    }

    /**
     * {@inheritDoc} Waits for a few seconds at most, should a callback block one of those threads; not at all on one of
     * those threads itself.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        permits.close();
        underWay.forEach(call -> call.fail(closed(call.stop())));
        deadlines.close(PATIENCE_NANOS);
        HttpClient last = client;
        client = null; // before Java 21 the client ends when nobody refers to it any more
        long patience = ownsThread(Thread.currentThread()) ? 0 : PATIENCE_NANOS;
        proxies.routes().close(patience);
        Ending.close(last, closerName, patience);
        clients.close(patience);
        workers.close(patience);
    }

    private static TransportFailure interrupted(boolean mayHaveBeenSent, InterruptedException cause) {
        return new TransportFailure(Kind.CANCELLED, mayHaveBeenSent, "interrupted while waiting", cause);
    }

    private static TransportFailure closed(boolean mayHaveBeenSent) {
        return new TransportFailure(Kind.CLOSED, mayHaveBeenSent, "the transport is closed", null);
    }
}
