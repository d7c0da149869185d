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
 * The way to each origin: direct, or through a relay where the first address of its name is dead, as the JDK's client
 * tries no other. Found with the first request, and anew when a direct connection could not be made.
 */
final class OriginRoutes {
    private final Dialer dialer;
    private final Predicate<Origin> mayHaveRelay;
    private final String threadName;
    private final int mostConnections;
    private final Set<Origin> direct = ConcurrentHashMap.newKeySet();
    private final Map<Origin, AddressRelay> relays = new ConcurrentHashMap<>();
    private final Map<Origin, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private RelayThread thread; // started with the first relay
    private boolean closed;

    /** @param mayHaveRelay which origins have no proxy of the user's and may have ours */
    OriginRoutes(Dialer dialer, Predicate<Origin> mayHaveRelay, String threadName, int mostConnections) {
        this.dialer = dialer;
        this.mayHaveRelay = mayHaveRelay;
        this.threadName = threadName;
        this.mostConnections = mostConnections;
    }

    boolean isKnown(Origin origin) {
        return direct.contains(origin) || relays.containsKey(origin);
    }

    boolean hasRelays() {
        return !relays.isEmpty();
    }

    /** The relay on the way, or {@code null}. */
    AddressRelay relay(Origin origin) {
        return relays.isEmpty() ? null : relays.get(origin);
    }

    /** Something is wrong with the first address: the next request looks again. */
    void forget(Origin origin) {
        direct.remove(origin);
    }

    /**
     * Finds the way, at once where there is no choice.
     *
     * @param threads where names are looked up and connections made, which blocks
     * @return fails with the {@link IOException} if no address was reached
     */
    CompletableFuture<Void> find(Origin origin, Executor threads) {
        if (!dialer.isName(origin) || !mayHaveRelay.test(origin)) {
            direct.add(origin);
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> fresh = new CompletableFuture<>();
        CompletableFuture<Void> shared = underWay.putIfAbsent(origin, fresh);
        if (shared != null) return shared;
        threads.execute(() -> look(origin, threads, fresh));
        return fresh;
    }

    private void look(Origin origin, Executor threads, CompletableFuture<Void> answer) {
        Throwable problem = null;
        try {
            if (!isKnown(origin)) look(origin, threads);
        } catch (UnknownHostException e) {
            problem = null; // the client finds that as well, and its failure says so
        } catch (Throwable e) { // somebody waits for the answer, whatever it is
            problem = e;
        }
        underWay.remove(origin);
        if (problem == null) answer.complete(null);
        else answer.completeExceptionally(problem);
    }

    private void look(Origin origin, Executor threads) throws IOException {
        InetAddress[] found = dialer.addresses(origin);
        boolean goesDirect = found.length < 2 || found[0].equals(dialer.reach(origin, found));
        if (goesDirect) direct.add(origin);
        else open(origin, threads);
    }

    private synchronized void open(Origin origin, Executor threads) throws IOException {
        if (closed) throw new IOException("the transport is closed");
        if (thread == null) thread = new RelayThread(threadName);
        relays.put(origin, new AddressRelay(origin, dialer, threads, thread, mostConnections));
    }

    /** Ends the dials and the relays with all their connections. */
    void close(long patienceNanos) {
        dialer.close();
        RelayThread last;
        synchronized (this) {
            closed = true;
            last = thread;
        }
        if (last != null) last.close(patienceNanos);
    }
}
