package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * The route to each origin: direct, or through a relay if the first address of its name is dead, because the JDK's client
 * connects to no other. Found with the first request, and again after a direct connection failed.
 */
final class OriginRoutes {
    private final Connector connector;
    private final Predicate<Origin> mayHaveRelay;
    private final String threadName;
    private final int maxConnections;
    private final Set<Origin> direct = ConcurrentHashMap.newKeySet();
    private final Map<Origin, AddressRelay> relays = new ConcurrentHashMap<>();
    private final Map<Origin, CompletableFuture<Void>> pending = new ConcurrentHashMap<>();
    private RelayThread thread; // started with the first relay
    private boolean closed;

    /** @param mayHaveRelay whether an origin has no proxy and may have a relay */
    OriginRoutes(Connector connector, Predicate<Origin> mayHaveRelay, String threadName, int maxConnections) {
        this.connector = connector;
        this.mayHaveRelay = mayHaveRelay;
        this.threadName = threadName;
        this.maxConnections = maxConnections;
    }

    boolean isKnown(Origin origin) {
        return direct.contains(origin) || relays.containsKey(origin);
    }

    boolean hasRelays() {
        return !relays.isEmpty();
    }

    /** The relay for the origin, or {@code null}. */
    AddressRelay relay(Origin origin) {
        return relays.isEmpty() ? null : relays.get(origin);
    }

    /** The first address failed: the next request finds the route again. */
    void forget(Origin origin) {
        direct.remove(origin);
    }

    /**
     * Finds the route; at once if there is no choice.
     *
     * @param threads for look-ups and connections, which block
     * @return fails with the {@link IOException} if no address was reached
     */
    CompletableFuture<Void> find(Origin origin, Executor threads) {
        if (!connector.isName(origin) || !mayHaveRelay.test(origin)) {
            direct.add(origin);
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> fresh = new CompletableFuture<>();
        CompletableFuture<Void> shared = pending.putIfAbsent(origin, fresh);
        if (shared != null) return shared;
        threads.execute(() -> findRoute(origin, threads, fresh));
        return fresh;
    }

    private void findRoute(Origin origin, Executor threads, CompletableFuture<Void> result) {
        Throwable problem = null;
        try {
            if (!isKnown(origin)) findRoute(origin, threads);
        } catch (UnknownHostException e) {
            problem = null; // the client fails with the same
        } catch (Throwable e) { // calls wait for the result, whatever it is
            problem = e;
        }
        pending.remove(origin);
        if (problem == null) result.complete(null);
        else result.completeExceptionally(problem);
    }

    private void findRoute(Origin origin, Executor threads) throws IOException {
        InetAddress[] found = connector.addresses(origin);
        boolean goesDirect = found.length < 2 || found[0].equals(connector.reach(origin, found));
        if (goesDirect) direct.add(origin);
        else open(origin, threads);
    }

    private synchronized void open(Origin origin, Executor threads) throws IOException {
        if (closed) throw new IOException("the transport is closed");
        if (thread == null) thread = new RelayThread(threadName);
        relays.put(origin, new AddressRelay(origin, connector, threads, thread, maxConnections));
    }

    /** Ends connection attempts, and the relays with all their connections. */
    void close(long timeoutNanos) {
        connector.close();
        RelayThread last;
        synchronized (this) {
            closed = true;
            last = thread;
        }
        if (last != null) last.close(timeoutNanos);
    }
}
