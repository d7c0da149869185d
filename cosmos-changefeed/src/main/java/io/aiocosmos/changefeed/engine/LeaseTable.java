package io.aiocosmos.changefeed.engine;

import io.aiocosmos.changefeed.balance.LeaseObserver;
import io.aiocosmos.changefeed.balance.LeaseShare;
import io.aiocosmos.changefeed.lease.Lease;
import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.changefeed.worker.LeaseHistory;
import io.aiocosmos.changefeed.worker.LeaseWorker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All leases as this instance sees them: those it works on, those it is about to take, and what it remembers of each. */
final class LeaseTable<T> {
    private final EventLoop loop;
    private final EngineSettings settings;
    private final LeaseObserver observer;
    private final Map<String, LeaseWorker<T>> workers = new ConcurrentHashMap<>();
    private final Map<String, LeaseHistory> histories = new ConcurrentHashMap<>();
    private final Set<String> acquiring = new HashSet<>();

    LeaseTable(EventLoop loop, EngineSettings settings) {
        this.loop = loop;
        this.settings = settings;
        observer = new LeaseObserver(settings.workers().expiration());
    }

    List<LeaseWorker<T>> workers() {
        List<LeaseWorker<T>> all = new ArrayList<>(workers.values());
        all.sort((a, b) -> a.range().min().compareTo(b.range().min()));
        return all;
    }

    LeaseHistory history(String token) {
        return histories.computeIfAbsent(token, name -> new LeaseHistory(loop.nanos()));
    }

    boolean isEmpty() {
        return workers.isEmpty() && acquiring.isEmpty();
    }

    boolean has(String token) {
        return workers.containsKey(token);
    }

    void acquiring(String token) {
        acquiring.add(token);
    }

    void acquired(String token) {
        acquiring.remove(token);
    }

    void add(LeaseWorker<T> worker) {
        workers.put(worker.range().text(), worker);
    }

    void remove(LeaseWorker<?> worker) {
        workers.remove(worker.range().text());
    }

    /** The leases to take, of all those that are stored. */
    List<Lease> choose(List<Lease> leases) {
        observer.observe(leases, loop.nanos());
        Set<String> tokens = new HashSet<>();
        LeaseShare.Count count = new LeaseShare.Count();
        for (Lease each : leases) {
            tokens.add(each.token());
            add(each, count);
        }
        histories.keySet().removeIf(token -> !tokens.contains(token) && !workers.containsKey(token));
        return settings.share().take(count, loop::random);
    }

    private void add(Lease lease, LeaseShare.Count count) {
        LeaseWorker<T> worker = workers.get(lease.token());
        boolean mine = lease.isOwnedBy(settings.instance());
        boolean busy = worker != null || acquiring.contains(lease.token());
        boolean free = mine || observer.isFree(lease, loop.nanos(), loop.now());
        if (busy && (worker == null || worker.isOwned())) count.mine();
        else if (!free) count.owned(lease);
        else if (busy || history(lease.token()).heldUntil() - loop.nanos() > 0) count.blocked();
        else count.free(lease);
    }
}
