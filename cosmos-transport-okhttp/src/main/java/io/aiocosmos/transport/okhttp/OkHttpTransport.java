package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import io.aiocosmos.spi.TransportSettings;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * HTTP/1.1 over OkHttp. Thread-safe. {@link #exchange} does its I/O on the caller's thread; {@link #send} uses a thread of
 * the transport until the response is complete. At most {@link TransportSettings#maxConnections()} requests run at once;
 * others wait.
 *
 * <p>OkHttp can send neither a target that it would normalise (a {@code '} in a query) nor a header value outside ASCII:
 * such a request fails unsent.
 *
 * <p>The transport parses responses beneath OkHttp, inside TLS: one whose end is ambiguous (two lengths, a length beside
 * chunks) is rejected, and each byte counts towards {@link TransportSettings#maxResponseBytes()}. An idle connection that
 * the server has closed, or on which it sent bytes without a request (as a 408), is closed instead of being reused. Nobody
 * reads from idle connections, so this is checked when one is about to be reused: bytes that come after the next request
 * was sent cannot be told from its response by any client of HTTP/1.1.
 *
 * <pre>{@code
 * TransportSettings settings = TransportSettings.builder().idleTimeout(Duration.ofSeconds(30)).build();
 * HttpTransport transport = OkHttpTransport.create(settings);
 * CosmosClients.builder().transport(transport);
 * }</pre>
 */
public final class OkHttpTransport implements HttpTransport {
    private final ConnectionPool connections;
    private final ConnectionPermits permits;
    private final ConnectionLimit connectionLimit;
    private final Workers workers;
    private final NameResolver resolver;
    private final AddressSelector addressSelector = new AddressSelector();
    private final long connectTimeoutNanos;
    private final int maxResponseBytes;
    private final OkHttpClient client;
    private final Set<OkHttpCall> active = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private OkHttpTransport(TransportSettings settings, Function<ClientFactory, OkHttpClient> maker) {
        int limit = settings.maxConnections();
        connections = new ConnectionPool(limit, settings.idleTimeout().toNanos(), TimeUnit.NANOSECONDS);
        permits = new ConnectionPermits(limit);
        connectionLimit = new ConnectionLimit(connections, limit);
        workers = new Workers(settings.threadNamePrefix() + "-okhttp-");
        maxResponseBytes = settings.maxResponseBytes();
        connectTimeoutNanos = settings.connectTimeout().toNanos();
        resolver = new NameResolver(workers, connectTimeoutNanos);
        client = maker.apply(new ClientFactory(settings, connections, resolver, addressSelector));
    }

    /** A transport with its own client. Opens no connection. */
    public static OkHttpTransport create(TransportSettings settings) {
        return new OkHttpTransport(settings, ClientFactory::fresh);
    }

    /**
     * A transport based on your client. It keeps the client's interceptors, event listeners, DNS, certificate pins and
     * socket factory, and its TLS and proxy unless {@code settings} has others. Connections, threads and time-outs are the
     * transport's own; it does not follow redirects, retry, cache, authenticate or decompress. Interceptors of both kinds
     * see each request and response as it is on the wire. {@link #close()} does not close the client. Opens no connection.
     *
     * <p>If the client's socket factory is not the JDK's default, an interrupt of {@link #exchange} may take effect only
     * with the next byte on the socket or at the time-out.
     *
     * @throws IllegalArgumentException if the client has certificate pins and {@code settings} an {@code SSLContext}: OkHttp
     *     checks pins by the trust manager, which a context does not expose. Set both the socket factory and the trust
     *     manager on the client instead
     */
    public static OkHttpTransport create(OkHttpClient base, TransportSettings settings) {
        return new OkHttpTransport(settings, setup -> setup.basedOn(base));
    }

    @Override
    public String name() {
        return OkHttpTransportProvider.NAME;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        try {
            AsyncOkHttpCall call = new AsyncOkHttpCall(this, request);
            call.start();
            return call.response();
        } catch (TransportFailure failure) {
            CompletableFuture<TransportResponse> failed = new CompletableFuture<>();
            failed.completeExceptionally(failure);
            return failed;
        }
    }

    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportFailure {
        if (Thread.currentThread().isInterrupted()) throw TransportFailure.interruptedBefore();
        return new BlockingOkHttpCall(this, request).exchange();
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return workers.own(thread);
    }

    @Override
    public void close() {
        closed = true;
        permits.close();
        for (OkHttpCall call : active) call.abort(TransportFailure.Kind.CLOSED);
        workers.close();
        connections.evictAll();
    }

    Call call(TransportRequest request) throws TransportFailure {
        return client.newCall(RequestTranslation.of(request));
    }

    long connectTimeoutNanos() {
        return connectTimeoutNanos;
    }

    int maxResponseBytes() {
        return maxResponseBytes;
    }

    NameResolver resolver() {
        return resolver;
    }

    AddressSelector addressSelector() {
        return addressSelector;
    }

    ConnectionPermits permits() {
        return permits;
    }

    ConnectionLimit connectionLimit() {
        return connectionLimit;
    }

    Workers workers() {
        return workers;
    }

    void register(OkHttpCall call) {
        active.add(call);
        if (closed) call.abort(TransportFailure.Kind.CLOSED); // close() may have run before it was added
    }

    void unregister(OkHttpCall call) {
        active.remove(call);
    }
}
