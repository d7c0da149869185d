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
 * HTTP/1.1 over OkHttp. Thread-safe. {@link #exchange} does its I/O on the caller's thread; {@link #send} takes a thread
 * of the transport for as long as the request is under way. At most {@link TransportSettings#maxConnections()} requests
 * are, the others wait their turn.
 *
 * <p>OkHttp can carry neither a target that it would normalise (a {@code '} in a query) nor a header value outside ASCII:
 * such a request is refused unsent.
 *
 * <p>What passes on a connection is watched beneath OkHttp, inside TLS: a response that leaves in doubt where it ends (two
 * lengths, a length beside chunks) is refused, each byte counts towards {@link TransportSettings#maxResponseBytes()}, and a
 * kept connection that the server closed meanwhile, or on which it said something unasked (as a 408), is closed instead of
 * being used again. Nobody reads while no call is under way, so this shows when the connection is about to be used: what
 * comes later than that, once the next request is on its way, no client of HTTP/1.1 can tell from the answer to it.
 */
public final class OkHttpTransport implements HttpTransport {
    private final ConnectionPool connections;
    private final Turns turns;
    private final Room room;
    private final Workers workers;
    private final LookUps lookUps;
    private final AddressShares shares = new AddressShares();
    private final long connectTimeoutNanos;
    private final int maxResponseBytes;
    private final OkHttpClient client;
    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private OkHttpTransport(TransportSettings settings, Function<ClientSetup, OkHttpClient> maker) {
        int limit = settings.maxConnections();
        connections = new ConnectionPool(limit, settings.idleTimeout().toNanos(), TimeUnit.NANOSECONDS);
        turns = new Turns(limit);
        room = new Room(connections, limit);
        workers = new Workers(settings.threadNamePrefix() + "-okhttp-");
        maxResponseBytes = settings.maxResponseBytes();
        connectTimeoutNanos = settings.connectTimeout().toNanos();
        lookUps = new LookUps(workers, connectTimeoutNanos);
        client = maker.apply(new ClientSetup(settings, connections, lookUps, shares));
    }

    /** A transport with a client of its own. Opens no connection. */
    public static OkHttpTransport create(TransportSettings settings) {
        return new OkHttpTransport(settings, ClientSetup::fresh);
    }

    /**
     * A transport that builds upon a client of yours: its interceptors, event listeners, name look-up, certificate pins
     * and socket factory are kept, so are its TLS set-up and proxy unless {@code settings} has another. Connections,
     * threads and time-outs are the transport's own, and nothing is followed, repeated, cached, authenticated or
     * decompressed. Interceptors of both kinds see each request and answer as it is on the wire. The client stays yours;
     * {@link #close()} leaves it alone. Opens no connection.
     *
     * <p>If the client's socket factory is not the JDK's default, an interrupt of {@link #exchange} may be noticed only
     * when the socket does something or the time is up.
     *
     * @throws IllegalArgumentException if the client has certificate pins and {@code settings} an {@code SSLContext}: OkHttp
     *     checks pins by the trust manager, which a context does not show. Give both the socket factory and the trust
     *     manager to the client instead
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
            SendAttempt attempt = new SendAttempt(this, request);
            attempt.start();
            return attempt.answer();
        } catch (TransportFailure refusal) {
            CompletableFuture<TransportResponse> failed = new CompletableFuture<>();
            failed.completeExceptionally(refusal);
            return failed;
        }
    }

    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportFailure {
        if (Thread.currentThread().isInterrupted()) throw TransportFailure.interruptedBefore();
        return new ExchangeAttempt(this, request).answer();
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return workers.own(thread);
    }

    @Override
    public void close() {
        closed = true;
        turns.stop();
        for (Attempt attempt : underWay) attempt.giveUp(TransportFailure.Kind.CLOSED);
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

    LookUps lookUps() {
        return lookUps;
    }

    AddressShares shares() {
        return shares;
    }

    Turns turns() {
        return turns;
    }

    Room room() {
        return room;
    }

    Workers workers() {
        return workers;
    }

    void enter(Attempt attempt) {
        underWay.add(attempt);
        if (closed) attempt.giveUp(TransportFailure.Kind.CLOSED); // close() may have looked before it was added
    }

    void leave(Attempt attempt) {
        underWay.remove(attempt);
    }
}
