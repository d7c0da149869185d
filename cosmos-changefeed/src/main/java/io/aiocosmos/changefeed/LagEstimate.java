package io.aiocosmos.changefeed;

import io.aiocosmos.changefeed.lease.Lease;
import io.aiocosmos.changefeed.lease.LeaseStore;
import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.changefeed.time.TimerThread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks for each lease how much is behind its continuation, one after the other. */
final class LagEstimate {
    private final EventLoop loop;
    private final ProcessorSettings settings;
    private final List<ChangeFeedLag.OfLease> lags = new ArrayList<>();

    private LagEstimate(EventLoop loop, ProcessorSettings settings) {
        this.loop = loop;
        this.settings = settings;
    }

    static CompletableFuture<ChangeFeedLag> of(ProcessorSettings settings) {
        EventLoop loop = new TimerThread("cosmos-changefeed-lag");
        CompletableFuture<ChangeFeedLag> estimate = new LagEstimate(loop, settings).run();
        return estimate.whenComplete((lag, problem) -> loop.execute(loop::close));
    }

    CompletableFuture<ChangeFeedLag> run() {
        CompletableFuture<List<Lease>> leases = loop.then(new LeaseContainer(loop, settings).open(), LeaseStore::all);
        CompletableFuture<Void> all = loop.then(leases, found -> {
            List<Lease> ordered = new ArrayList<>(found);
            ordered.sort(Comparator.comparing(lease -> lease.range().min()));
            return loop.each(ordered.iterator(), this::add);
        });
        return loop.then(all, done -> CompletableFuture.completedFuture(new ChangeFeedLag(lags)));
    }

    private CompletableFuture<Void> add(Lease lease) {
        MonitoredContainer<?> monitored =
                new MonitoredContainer<>(settings.monitored, settings.handlers.type(), settings.start, 1);
        return loop.then(monitored.lag(lease), lag -> {
            lags.add(new ChangeFeedLag.OfLease(lease.range(), lease.owner().orElse(null), lag));
            return CompletableFuture.completedFuture(null);
        });
    }
}
