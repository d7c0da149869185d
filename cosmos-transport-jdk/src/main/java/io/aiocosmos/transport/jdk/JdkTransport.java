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
 * HTTP/1.1 by {@link HttpClient}, with what that client lacks: a hard limit on running calls, a time-out that covers the
 * body, exact targets, and no request sent twice. Thread-safe.
 *
 * <p>The client connects only to the first address of a name. If that is dead and another is not, connections go through a
 * relay: a proxy on loopback, for that origin alone, on one thread ({@code …-jdk-relay}). A TCP connection before the first
 * request to a name with several addresses decides that, and again after a failure to connect.
 *
 * <p>The JDK's client has these limits:
 *
 * <ul>
 *   <li>{@link TransportSettings#idleTimeout()} has no effect. The system property
 *       {@code jdk.httpclient.keepalive.timeout} (seconds; 1200 by default on Java 17) sets it for the whole process.
 *   <li>{@link TransportSettings#maxConnections()} limits the running calls. Idle connections to other origins are not
 *       counted; they close at the idle time-out.
 *   <li>Before Java 21 a client cannot be closed. After {@link #close()} its selector thread
 *       ({@code HttpClient-1-SelectorManager}, a daemon) and its idle connections end with the next garbage collection.
 *   <li>{@link TransportSettings#maxResponseBytes()} covers the body. Heads have the client's own limit
 *       ({@code jdk.http.maxHeaderSize}). Chunk extensions and trailers are dropped without being counted: only the time-out
 *       ends an endless one.
 *   <li>{@linkplain TransportSettings#proxyAuthorization() Credentials} of the {@code Basic} scheme are sent to a proxy
 *       with {@code CONNECT} only if the JVM was started with {@code -Djdk.http.auth.tunneling.disabledSchemes=}.
 *   <li>A request without a body has {@code Content-Length: 0}: needed to send no request twice.
 *   <li>Header values beyond ASCII, and targets that are not URIs, fail unsent.
 * </ul>
 *
 * <pre>{@code
 * TransportSettings settings = TransportSettings.builder().idleTimeout(Duration.ofSeconds(30)).build();
 * HttpTransport transport = JdkTransport.create(settings);
 * CosmosClients.builder().transport(transport);
 * }</pre>
 */
public final class JdkTransport implements HttpTransport {
    static final String NAME = "jdk";

    private static final long SHRINK_DELAY_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long CLOSE_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Set<JdkCall> active = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final OriginProxySelector proxies;
    private final ConnectionPermits permits;
    private final Workers workers;
    private final Workers clientWorkers;
    private final ClientExecutor clientExecutor;
    private final Deadlines deadlines;
    private final String closerName;
    private final int maxResponseBytes;
    private volatile HttpClient client;

    private JdkTransport(TransportSettings settings, Network network) {
        proxies = new OriginProxySelector(settings, network);
        permits = new ConnectionPermits(settings.maxConnections());
        workers = new Workers(settings.threadNamePrefix() + "-jdk-");
        clientWorkers = new Workers(settings.threadNamePrefix() + "-jdk-client-");
        deadlines = new Deadlines(settings.threadNamePrefix());
        clientExecutor = new ClientExecutor(clientWorkers, settings.maxConnections(), deadlines, SHRINK_DELAY_NANOS);
        maxResponseBytes = settings.maxResponseBytes();
        closerName = settings.threadNamePrefix() + "-jdk-closer";
        client = client(settings);
    }

    /** A transport with its own client. Opens no connection. */
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
                .executor(clientExecutor);
        return builder.build();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        try {
            JdkCall call = start(request);
            call.setDeadline(deadlines.after(request.timeoutNanos(), () -> call.timeOut(workers)));
            return call.response();
        } catch (TransportFailure failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** {@inheritDoc} The waiting thread applies the time-out itself. */
    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportFailure {
        if (Thread.currentThread().isInterrupted()) throw TransportFailure.interruptedBefore();
        JdkCall call = start(request);
        try {
            try {
                return call.response().get(call.remainingNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                call.timeOut(Runnable::run); // only this thread waits
                return call.response().get();
            }
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            throw interrupted(call.stop(), e);
        } catch (ExecutionException e) {
            throw TransportFailure.of(e.getCause());
        }
    }

    private JdkCall start(TransportRequest request) throws TransportFailure {
        JdkCall call = new JdkCall(this, request);
        active.add(call);
        if (closed.get()) {
            active.remove(call);
            throw closed(false);
        }
        if (permits.acquire(call) && !call.start()) permits.release();
        return call;
    }

    /** A call has ended: releases its permit or its place in the queue. */
    void ended(JdkCall call) {
        active.remove(call);
        if (!permits.cancel(call)) permits.release();
    }

    /** A call has ended without using its permit. */
    void callExpired(JdkCall call) {
        active.remove(call);
    }

    Deadlines deadlines() {
        return deadlines;
    }

    OriginProxySelector proxies() {
        return proxies;
    }

    HttpClient client() {
        return client;
    }

    /** The client's executor, on which tasks may block. */
    Executor clientExecutor() {
        return clientExecutor;
    }

    int maxResponseBytes() {
        return maxResponseBytes;
    }

    Workers workers() {
        return workers;
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return clientWorkers.own(thread) || workers.own(thread);
    }

    /**
     * {@inheritDoc} Waits a few seconds at most if a callback blocks one of the threads, and not at all when called on one
     * of them.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        permits.close();
        active.forEach(call -> call.fail(closed(call.stop())));
        deadlines.close(CLOSE_TIMEOUT_NANOS);
        HttpClient last = client;
        client = null; // before Java 21 the client ends once it is unreachable
        long timeoutNanos = ownsThread(Thread.currentThread()) ? 0 : CLOSE_TIMEOUT_NANOS;
        proxies.routes().close(timeoutNanos);
        Shutdown.close(last, closerName, timeoutNanos);
        clientWorkers.close(timeoutNanos);
        workers.close(timeoutNanos);
    }

    private static TransportFailure interrupted(boolean mayHaveBeenSent, InterruptedException cause) {
        return new TransportFailure(Kind.CANCELLED, mayHaveBeenSent, "interrupted while waiting", cause);
    }

    private static TransportFailure closed(boolean mayHaveBeenSent) {
        return new TransportFailure(Kind.CLOSED, mayHaveBeenSent, "the transport is closed", null);
    }
}
