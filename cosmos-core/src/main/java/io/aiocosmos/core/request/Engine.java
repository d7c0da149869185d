package io.aiocosmos.core.request;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.HedgingOptions;
import io.aiocosmos.core.async.WaitCheck;
import io.aiocosmos.core.auth.HttpDate;
import io.aiocosmos.core.auth.RequestSigner;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.retry.RetryPolicy;
import io.aiocosmos.core.routing.EndpointRouter;
import io.aiocosmos.core.session.SessionScope;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.time.Timing;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.ThroughputControl;
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
import java.util.function.Supplier;

/** What a client owns, and all its views and sessions share. */
public final class Engine implements AutoCloseable, WaitCheck {
    private static final int RESERVED_PART = 20;

    final Settings settings;
    final HttpTransport transport;
    public final RequestSigner signer;
    public final Timing timing;
    final HttpDate date;
    final EndpointRouter router;
    final PartitionTracker partitions;
    final RetryPolicy retries;
    final boolean renewableToken;
    final HedgeBudget hedgeBudget = new HedgeBudget();
    final SessionStore sharedSession = new SessionStore(this::containerChanged);
    final String[] fixedHeaders;
    final String[] defaultHeaders;
    private final Supplier<List<String>> excludedAtPresent; // null if that never changes
    private volatile List<String> excludedRegions;
    private final boolean retryUnknownOutcome;
    private final HedgingOptions hedging;
    private final ThroughputControl control; // null if the client has none
    private final boolean ownsTransport;
    private final Set<Runnable> inFlight = ConcurrentHashMap.newKeySet(); // each ends a call
    private final Map<CompletableFuture<?>, SessionStore> awaited = new ConcurrentHashMap<>();
    private final Map<Thread, Object> waiting = new ConcurrentHashMap<>(); // for a transport that is not ours
    private final List<Consumer<String>> containerCaches = new CopyOnWriteArrayList<>();
    final AtomicLong operationIds = new AtomicLong(); // for the listener
    private volatile boolean closed;

    Engine(Settings settings, HttpTransport transport, boolean ownsTransport, RequestSigner signer, Timing timing) {
        this.settings = settings;
        this.transport = transport;
        this.ownsTransport = ownsTransport;
        this.signer = signer;
        this.timing = timing;
        this.renewableToken = signer.isRenewable();
        this.retries = new RetryPolicy(timing::jitter, settings.retries);
        this.date = new HttpDate(timing.clock());
        this.router = new EndpointRouter(settings.routing, timing::nanos);
        this.partitions = new PartitionTracker(router, timing, settings.observer);
        this.fixedHeaders = settings.fixedHeaders();
        this.defaultHeaders = settings.defaultHeaders();
        this.excludedAtPresent = settings.routing.excluded;
        this.excludedRegions = settings.defaults.excludedRegions().orElse(List.of());
        this.hedging = settings.defaults.hedging().orElse(null);
        this.control = settings.defaults.throughputControl().orElse(null);
        this.retryUnknownOutcome = settings.defaults.retryUnknownOutcome().orElse(false);
    }

    public boolean isClosed() {
        return closed;
    }

    /** The configured one. */
    public String endpoint() {
        return settings.routing.configured.origin().toString();
    }

    /** Remembers what ends a call, for closing to do so, because the transport is not ours to close. */
    void track(Runnable call) {
        if (!ownsTransport) inFlight.add(call);
    }

    void untrack(Runnable call) {
        if (!ownsTransport) inFlight.remove(call);
    }

    /** Remembers what somebody waits for, so that closing ends the wait. */
    void cancelAtClose(CompletableFuture<?> stage, SessionStore session) {
        awaited.put(stage, session);
        if (closed || session.isClosed()) stage.cancel(true);
    }

    void closed(SessionStore session) {
        for (Map.Entry<CompletableFuture<?>, SessionStore> each : awaited.entrySet())
            if (each.getValue() == session) each.getKey().cancel(true);
    }

    void forget(CompletableFuture<?> stage) {
        awaited.remove(stage);
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

    /** Registers what keeps something by the link of a container, to drop it when that is of another container by now. */
    public void onContainerChanged(Consumer<String> cache) {
        containerCaches.add(cache);
    }

    /** The container was recreated: drops everything cached for it except session tokens. */
    void containerChanged(String link) {
        for (Consumer<String> cache : containerCaches) cache.accept(link);
    }

    /** Notes which container a link means now; if it is another one than before, what is cached for that goes. */
    public void confirm(Link container, String rid) {
        sharedSession.confirm(container.name(), rid);
    }

    /** Registers what knows the ranges of keys, so that a request carries the session token of its own range alone. */
    public void rangesBy(RangeLookup lookup) {
        partitions.ranges = lookup;
    }

    /** How many requests a bulk operation may have in flight: some connections are left to everybody else. */
    public int bulkConcurrency(int wanted) {
        int connections = settings.maxConnections;
        if (connections == Integer.MAX_VALUE) return wanted;
        return Math.max(1, Math.min(wanted, connections - Math.max(1, connections / RESERVED_PART)));
    }

    /** Whether writes get the stored item back, where their options say nothing. */
    public boolean returnsContent() {
        return settings.defaults.returnContent().orElse(true);
    }

    /**
     * The level to ask for, {@code null} for the account's. Writes have none: the service refuses one that is stronger than
     * the account's even there.
     */
    ConsistencyLevel consistency(Operation operation) {
        if (operation.kind != Operation.Kind.ITEM_READ) return null;
        ConsistencyLevel asked = operation.options.consistency();
        return asked == null ? settings.consistency : asked;
    }

    List<String> excludedRegions(Operation operation) {
        List<String> own = operation.options.excludedRegions();
        if (own != null) return own;
        if (excludedAtPresent != null) askForExcluded();
        return excludedRegions;
    }

    private void askForExcluded() {
        try {
            excludedRegions = List.copyOf(excludedAtPresent.get());
        } catch (Throwable kept) {
            // documented by the builder: what it gave last holds
        }
    }

    /** {@code null} if nobody said anything. */
    HedgingOptions hedging(Operation operation) {
        HedgingOptions own = operation.options.hedging();
        return own == null ? hedging : own;
    }

    /** What holds its requests back, {@code null} if nothing does: only what is for items is held back. */
    ThroughputControl control(Operation operation) {
        if (operation.kind.session == SessionScope.NONE) return null;
        ThroughputControl own = operation.options.control();
        return own == null ? control : own;
    }

    /** The client's default is for items: there, what a second attempt may do is known to who set it. */
    boolean retriesUnknownOutcome(Operation operation) {
        Boolean own = operation.options.retryUnknownOutcome();
        return own == null ? retryUnknownOutcome && operation.kind == Operation.Kind.ITEM_WRITE : own;
    }

    /** Whether several regions take writes, as far as is known. */
    public boolean multipleWrites() {
        return router.multipleWrites();
    }

    /** Whether writes of items may be sent again though they may have been done, where their options say nothing. */
    public boolean retriesUnknownOutcome() {
        return retryUnknownOutcome;
    }

    /** For parts of a request that are retried apart from it. */
    public RetryPolicy retryPolicy() {
        return retries;
    }

    public boolean hasListener() {
        return settings.observer != null;
    }

    /** Of what a client does for its listener; {@code null} if it has none. */
    public Observer observer() {
        return settings.observer;
    }

    /** The listener of a call that the current thread makes; {@code null} if there is none. */
    CosmosListener listenerForCall() {
        return hasListener() ? settings.observer.forCall() : null;
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        for (Runnable call : inFlight) call.run();
        for (CompletableFuture<?> stage : awaited.keySet()) stage.cancel(true);
        for (Thread thread : waiting.keySet()) waiting.computeIfPresent(thread, Engine::interrupt);
        if (ownsTransport) transport.close();
        timing.close();
        if (hasListener()) settings.observer.clientClosed(endpoint());
    }
}
