package io.aiocosmos.changefeed.engine;

import io.aiocosmos.AsyncChangeFeed;
import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.lease.Bootstrap;
import io.aiocosmos.changefeed.lease.Lease;
import io.aiocosmos.changefeed.lease.LeaseStore;
import io.aiocosmos.changefeed.lease.OwnedLease;
import io.aiocosmos.changefeed.time.Backoff;
import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.changefeed.worker.LeaseHistory;
import io.aiocosmos.changefeed.worker.LeaseWorker;
import io.aiocosmos.changefeed.worker.PageHandler;
import io.aiocosmos.changefeed.worker.WorkerEnd;
import io.aiocosmos.changefeed.worker.WorkerObserver;
import io.aiocosmos.error.CosmosException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One instance from start to stop: makes the leases if there are none, looks at them in intervals, takes its share, and
 * runs a worker for each. On the loop only, but for {@link #start}, {@link #stop} and {@link #leases}.
 */
public final class ProcessorEngine<T> implements WorkerObserver {
    private static final Backoff STARTS = Backoff.ofSeconds(1, 30);
    private static final Backoff FAILURES = Backoff.ofSeconds(1, 60);
    private static final int MOST_STARTS = 10;
    private static final int ACQUIRED_AT_ONCE = 10;

    private final EventLoop loop;
    private final EngineSettings settings;
    private final LeaseStore store;
    private final FeedSource<T> source;
    private final PageHandler<T> handler;
    private final EngineReports reports;
    private final boolean allVersions;
    private final LeaseTable<T> table;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private Runnable cancelCycle = () -> {};
    private boolean inCycle;
    private boolean stopping;
    private int starts;

    public ProcessorEngine(
            EventLoop loop,
            EngineSettings settings,
            LeaseStore store,
            FeedSource<T> source,
            PageHandler<T> handler,
            EngineReports reports,
            boolean allVersions) {
        this.loop = loop;
        this.settings = settings;
        this.store = store;
        this.source = source;
        this.handler = handler;
        this.reports = reports;
        this.allVersions = allVersions;
        table = new LeaseTable<>(loop, settings);
    }

    /** Ends when there are leases for all ranges, each with the place where it begins. */
    public CompletableFuture<Void> start() {
        loop.execute(this::bootstrap);
        return started;
    }

    /** Ends when all handlers have ended and all leases are released. */
    public CompletableFuture<Void> stop() {
        loop.execute(() -> {
            stopping = true;
            started.completeExceptionally(new IllegalStateException("the processor was stopped while it started"));
            cancelCycle.run();
            for (LeaseWorker<T> each : table.workers()) each.stop();
            stopIfDone();
        });
        return stopped;
    }

    /** What is known of the leases that this instance works on now. */
    public Map<FeedRange, LeaseHistory> leases() {
        Map<FeedRange, LeaseHistory> leases = new LinkedHashMap<>();
        for (LeaseWorker<T> each : table.workers())
            leases.put(each.range(), table.history(each.range().text()));
        return leases;
    }

    private void bootstrap() {
        if (stopping) return;
        Bootstrap bootstrap = new Bootstrap(loop, store, source::ranges, source::anchor, allVersions);
        loop.when(bootstrap.run(), (done, problem) -> {
            if (problem == null) begin();
            else if (isTransient(problem) && ++starts < MOST_STARTS) startAgain(problem);
            else started.completeExceptionally(problem);
        });
    }

    private static boolean isTransient(Throwable problem) {
        return problem instanceof CosmosException && ((CosmosException) problem).isTransient();
    }

    private void startAgain(Throwable problem) {
        reports.retrying(null, problem);
        loop.later(STARTS.nanos(starts, loop.random()), this::bootstrap);
    }

    private void begin() {
        started.complete(null);
        cycle();
    }

    private void cycle() {
        if (stopping || inCycle) return;
        inCycle = true;
        cancelCycle.run();
        loop.when(store.all(), (leases, problem) -> {
            inCycle = false;
            if (stopping) return;
            if (problem == null) take(leases);
            else reports.retrying(null, problem);
            cancelCycle = loop.later(settings.acquireInterval(), this::cycle);
        });
    }

    private void take(List<Lease> leases) {
        List<Lease> chosen = table.choose(leases);
        for (Lease each : chosen) table.acquiring(each.token());
        Iterator<Lease> next = chosen.iterator();
        for (int i = 0; i < ACQUIRED_AT_ONCE; i++) loop.each(next, this::acquire);
        for (Lease each : leases) if (isOverdue(each)) reports.noProgress(each.range());
    }

    private boolean isOverdue(Lease lease) {
        LeaseHistory history = table.history(lease.token());
        boolean elsewhere = lease.owner().isPresent() && !lease.isOwnedBy(settings.instance());
        if (elsewhere || !table.has(lease.token()) && history.failures() == 0) history.elsewhere(loop.nanos());
        return history.isOverdue(loop.nanos(), settings.noProgress());
    }

    private CompletableFuture<Void> acquire(Lease lease) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        OwnedLease owned = new OwnedLease(loop, store, lease);
        loop.when(owned.write(current -> current.ownedBy(settings.instance(), loop.now())), (ours, problem) -> {
            table.acquired(lease.token());
            if (problem != null) reports.retrying(lease.range(), problem);
            else if (ours) run(owned);
            stopIfDone();
            end.complete(null);
        });
        return end;
    }

    private void run(OwnedLease lease) {
        FeedRange range = lease.current().range();
        LeaseHistory history = table.history(range.text());
        if (stopping) {
            giveBack(lease);
            return;
        }
        AsyncChangeFeed<T> feed;
        try {
            feed = source.open(lease.current());
        } catch (RuntimeException e) {
            giveBack(lease);
            holdBack(range, history, e);
            return;
        }
        LeaseWorker<T> worker = new LeaseWorker<>(loop, settings.workers(), store, lease, history, feed, handler, this);
        table.add(worker);
        reports.acquired(range);
        worker.start();
    }

    private void giveBack(OwnedLease lease) {
        String token = lease.current().token();
        table.acquiring(token);
        loop.when(lease.write(current -> current.ownedBy(null, loop.now())), (done, problem) -> {
            table.acquired(token);
            stopIfDone();
        });
    }

    @Override
    public void retrying(LeaseWorker<?> worker, Throwable problem) {
        reports.retrying(worker.range(), problem);
    }

    @Override
    public void deadLettered(LeaseWorker<?> worker, Throwable problem) {
        reports.deadLettered(worker.range(), problem);
    }

    @Override
    public void ended(LeaseWorker<?> worker, WorkerEnd end, Throwable problem, List<OwnedLease> children) {
        table.remove(worker);
        if (end == WorkerEnd.FAILED)
            holdBack(worker.range(), table.history(worker.range().text()), problem);
        else reports.ended(worker.range(), end, problem);
        for (OwnedLease each : children) run(each);
        stopIfDone();
    }

    /** Others may take it at once, this instance only after a backoff. */
    private void holdBack(FeedRange range, LeaseHistory history, Throwable problem) {
        history.holdBack(loop.nanos(), times -> FAILURES.nanos(times, loop.random()));
        loop.later(history.heldUntil() - loop.nanos(), this::cycle);
        reports.ended(range, WorkerEnd.FAILED, problem);
    }

    private void stopIfDone() {
        if (stopping && table.isEmpty()) stopped.complete(null);
    }
}
