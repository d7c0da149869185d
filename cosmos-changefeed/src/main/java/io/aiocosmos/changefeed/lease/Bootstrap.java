package io.aiocosmos.changefeed.lease;

import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.error.CosmosSetupException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes the leases of a processor that starts for the first time: under a lock, one for each range, each anchored before
 * anybody works on one. That all are there is said by a document of its own, which Microsoft's processors look for too.
 */
public final class Bootstrap {
    private final EventLoop loop;
    private final LeaseStore store;
    private final Supplier<? extends CompletionStage<List<FeedRange>>> ranges;
    private final Function<FeedRange, ? extends CompletionStage<Optional<String>>> anchor;
    private final StoreLock lock;
    private final StoreChecks checks;

    /**
     * @param ranges those that the container has now
     * @param anchor the continuation at which a range begins; empty if who works on it finds out by itself
     * @param allVersions whether all versions and deletes are read
     */
    public Bootstrap(
            EventLoop loop,
            LeaseStore store,
            Supplier<? extends CompletionStage<List<FeedRange>>> ranges,
            Function<FeedRange, ? extends CompletionStage<Optional<String>>> anchor,
            boolean allVersions) {
        this.loop = loop;
        this.store = store;
        this.ranges = ranges;
        this.anchor = anchor;
        this.lock = new StoreLock(loop, store, allVersions);
        this.checks = new StoreChecks(loop, store, allVersions);
    }

    /** Ends when there is a lease for each range. */
    public CompletableFuture<Void> run() {
        return loop.then(store.document(store.names().info()), info -> info.isPresent() ? join() : begin());
    }

    private CompletableFuture<Void> join() {
        return loop.then(store.all(), leases -> {
            checks.mode(leases);
            return loop.each(leases.iterator(), this::anchorIfNew);
        });
    }

    /** Microsoft's processors make leases without a place, which is found by who works on them first. */
    private CompletionStage<?> anchorIfNew(Lease lease) {
        if (lease.continuation().isPresent() || lease.owner().isPresent())
            return CompletableFuture.completedFuture(null);
        return loop.then(anchor.apply(lease.range()), place -> {
            if (!place.isPresent()) return CompletableFuture.completedFuture(true);
            return new OwnedLease(loop, store, lease).write(current -> current.at(place.get(), loop.now()));
        });
    }

    private CompletableFuture<Void> begin() {
        return loop.then(
                checks.oldLeases(),
                fine -> loop.then(lock.take(), taken -> taken ? underLock() : loop.then(lock.await(), over -> run())));
    }

    private CompletableFuture<Void> underLock() {
        CompletableFuture<Void> made = loop.then(ranges.get(), this::createMissing);
        CompletableFuture<Void> marked = loop.then(made, done -> lock.mark());
        return loop.then(marked, done -> lock.release());
    }

    private CompletableFuture<Void> createMissing(List<FeedRange> found) {
        return loop.then(store.all(), leases -> loop.each(found.iterator(), range -> create(range, leases)));
    }

    private CompletionStage<?> create(FeedRange range, List<Lease> leases) {
        if (leases.stream().anyMatch(lease -> covers(lease.range(), range)))
            return CompletableFuture.completedFuture(null);
        return loop.then(anchor.apply(range), continuation -> create(range, continuation.orElse(null)));
    }

    private CompletableFuture<Optional<Lease>> create(FeedRange range, String continuation) {
        return store.create(Lease.of(store.names(), range, continuation, null, loop.now()));
    }

    /** Ranges split and merge: one that begins or ends where a lease does was there when the lease was made. */
    private static boolean covers(FeedRange lease, FeedRange range) {
        return lease.min().equals(range.min()) || lease.max().equals(range.max());
    }

    static CosmosSetupException refused(String why) {
        return new CosmosSetupException(why);
    }
}
