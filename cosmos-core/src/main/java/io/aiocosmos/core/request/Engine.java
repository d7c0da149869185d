package io.aiocosmos.core.request;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.core.async.WaitCheck;
import io.aiocosmos.core.auth.HttpDate;
import io.aiocosmos.core.auth.RequestSigner;
import io.aiocosmos.core.auth.TokenSigner;
import io.aiocosmos.core.retry.RetryPolicy;
import io.aiocosmos.core.routing.EndpointRouter;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.time.Timing;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What a client owns, and all its views and sessions share. */
final class Engine implements AutoCloseable, WaitCheck {
    final Settings settings;
    final HttpTransport transport;
    public final RequestSigner signer;
    public final Timing timing;
    final HttpDate date;
    final EndpointRouter router;
    final AccountReader account;
    final RetryPolicy retries;
    final boolean renewableToken;
    final SessionStore sharedSession = new SessionStore(this::containerChanged);
    final String[] fixedHeaders;
    private final boolean ownsTransport;
    private final Set<AsyncCallRunner<?>> inFlight = ConcurrentHashMap.newKeySet();
    private final Map<CompletableFuture<?>, SessionStore> gates = new ConcurrentHashMap<>();
    private final Map<Thread, Object> waiting = new ConcurrentHashMap<>(); // for a transport that is not ours
    private final List<Consumer<String>> containerCaches = new CopyOnWriteArrayList<>();
    final AtomicLong operationIds = new AtomicLong(); // for the listener
    volatile RangeLookup ranges; // null as long as nobody keeps any
    private volatile boolean closed;

    Engine(Settings settings, HttpTransport transport, boolean ownsTransport, RequestSigner signer, Timing timing) {
        this.settings = settings;
        this.transport = transport;
        this.ownsTransport = ownsTransport;
        this.signer = signer;
        this.timing = timing;
        this.renewableToken = signer instanceof TokenSigner;
        this.retries = new RetryPolicy(timing::jitter, settings.retries());
        this.date = new HttpDate(timing.clock());
        this.router = new EndpointRouter(settings.routing(), timing::nanos);
        this.fixedHeaders = settings.fixedHeaders();
        this.account = new AccountReader(this);
    }

    boolean isClosed() {
        return closed;
    }

    /** Remembers a call that closing must end itself, because the transport is not ours to close. */
    void track(AsyncCallRunner<?> call) {
        if (!ownsTransport) inFlight.add(call);
    }

    void untrack(AsyncCallRunner<?> call) {
        if (!ownsTransport) inFlight.remove(call);
    }

    /** Remembers what somebody waits for, so that closing ends the wait. */
    void wakeAtClose(CompletableFuture<?> gate, SessionStore session) {
        gates.put(gate, session);
        if (closed || session.isClosed()) gate.cancel(true);
    }

    void closed(SessionStore session) {
        for (Map.Entry<CompletableFuture<?>, SessionStore> gate : gates.entrySet())
            if (gate.getValue() == session) gate.getKey().cancel(true);
    }

    void forget(CompletableFuture<?> gate) {
        gates.remove(gate);
    }

    /**
     * Sends and waits. A transport of ours ends that when it is closed; for one that is not ours to close, the thread
     * is interrupted.
     */
    TransportResponse exchange(TransportRequest request) throws TransportFailure {
        if (ownsTransport) return transport.exchange(request);
        Thread here = Thread.currentThread();
        waiting.put(here, request);
        try {
            if (closed) throw new TransportFailure(Kind.CLOSED, false, "", null);
            return transport.exchange(request);
        } catch (TransportFailure e) {
            if (!closed || e.kind() != Kind.CANCELLED) throw e;
            throw new TransportFailure(Kind.CLOSED, e.mayHaveBeenSent(), "", e);
        } finally {
            if (waiting.remove(here) == null) Thread.interrupted(); // that was for this wait, which is over
        }
    }

    private static Object interrupt(Thread thread, Object request) {
        thread.interrupt();
        return null;
    }

    @Override
    public void checkMayWait() {
        Thread current = Thread.currentThread();
        if (transport.ownsThread(current) || timing.ownsThread(current))
            throw new CosmosSetupException("a blocking call on the client's own thread "
                    + current.getName()
                    + " would wait for itself: use the async view without join or get,"
                    + " or give the builder a callbackExecutor");
    }

    void onContainerChanged(Consumer<String> cache) {
        containerCaches.add(cache);
    }

    /** What is kept of a container besides its tokens is of another one. */
    void containerChanged(String link) {
        for (Consumer<String> cache : containerCaches) cache.accept(link);
    }

    boolean hasListener() {
        return settings.listener() != null;
    }

    /** What a listener throws is its own affair: no operation fails of it. */
    void tell(CosmosEvent event) {
        try {
            settings.listener().onEvent(event);
        } catch (Throwable dropped) {
            // documented by CosmosListener; other languages throw checked exceptions too
        }
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        for (AsyncCallRunner<?> call : inFlight) call.endClosed();
        for (CompletableFuture<?> gate : gates.keySet()) gate.cancel(true);
        for (Thread thread : waiting.keySet()) waiting.computeIfPresent(thread, Engine::interrupt);
        if (ownsTransport) transport.close();
        timing.close();
    }
}
