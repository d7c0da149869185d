package io.aiocosmos.changefeed.worker;

import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.lease.Lease;
import io.aiocosmos.changefeed.lease.LeaseStore;
import io.aiocosmos.changefeed.lease.OwnedLease;
import io.aiocosmos.changefeed.time.EventLoop;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Replaces a lease by one for each part of its range. Before, the lease itself was written at the same place: so nobody
 * makes children of a lease that another instance took. Children that exist already were made by who had it before, at the
 * same place or an earlier one, and stay as they are.
 */
final class LeaseSplit {
    private final EventLoop loop;
    private final LeaseStore store;
    private final String owner; // of the children; null to leave them to all

    LeaseSplit(EventLoop loop, LeaseStore store, String owner) {
        this.loop = loop;
        this.store = store;
        this.owner = owner;
    }

    /** Whether these parts are the whole range, each point of it once. */
    static boolean isWhole(FeedRange range, Map<FeedRange, String> parts) {
        List<FeedRange> ordered = new ArrayList<>(parts.keySet());
        ordered.sort(Comparator.comparing(FeedRange::min, LeaseSplit::compare));
        String end = range.min();
        for (FeedRange each : ordered) {
            if (compare(each.min(), end) != 0) return false;
            end = each.max();
        }
        return compare(end, range.max()) == 0;
    }

    /** Orders the bounds of ranges. Those of hierarchical keys may have zeros at their end or not: that is one point. */
    private static int compare(String one, String other) {
        return withoutZeros(one).compareTo(withoutZeros(other));
    }

    private static String withoutZeros(String bound) {
        int end = bound.length();
        while (end > 0 && bound.charAt(end - 1) == '0') end--;
        return bound.substring(0, end);
    }

    /** The new leases that are this instance's. @param parts by range, the continuation of each */
    CompletableFuture<List<OwnedLease>> run(OwnedLease parent, Map<FeedRange, String> parts) {
        List<OwnedLease> children = new ArrayList<>();
        CompletableFuture<Void> created =
                loop.then(store.all(), leases -> createMissing(parent.current().range(), parts, leases, children));
        CompletableFuture<Boolean> quiet = loop.then(created, done -> parent.write(current -> current));
        return loop.then(quiet, done -> loop.then(delete(parent.current()), gone -> done(children)));
    }

    private CompletableFuture<Void> createMissing(
            FeedRange parent, Map<FeedRange, String> parts, List<Lease> leases, List<OwnedLease> children) {
        List<Map.Entry<FeedRange, String>> missing = new ArrayList<>(parts.entrySet());
        missing.removeIf(part -> leases.stream().anyMatch(each -> isPartOf(parent, each.range(), part.getKey())));
        return loop.each(
                missing.iterator(),
                part -> loop.then(create(part.getKey(), part.getValue()), child -> {
                    if (owner != null) child.ifPresent(lease -> children.add(new OwnedLease(loop, store, lease)));
                    return CompletableFuture.completedFuture(null);
                }));
    }

    /**
     * Whether a lease is one that an interrupted split of the same parent left, or of its children by now: they are further
     * on, and a new one of that part would go back.
     */
    private static boolean isPartOf(FeedRange parent, FeedRange lease, FeedRange part) {
        boolean within = compare(parent.min(), lease.min()) <= 0 && compare(lease.max(), parent.max()) <= 0;
        boolean overlaps = compare(lease.min(), part.max()) < 0 && compare(part.min(), lease.max()) < 0;
        return within && overlaps && !lease.equals(parent);
    }

    private CompletableFuture<Optional<Lease>> create(FeedRange range, String continuation) {
        return store.create(Lease.of(store.names(), range, continuation, owner, loop.now()));
    }

    /** If another instance took it meanwhile, that one will delete it. */
    private CompletableFuture<Void> delete(Lease parent) {
        return LeaseStore.unless(store.delete(parent), CosmosPreconditionFailedException.class, null);
    }

    private static CompletableFuture<List<OwnedLease>> done(List<OwnedLease> children) {
        return CompletableFuture.completedFuture(children);
    }
}
