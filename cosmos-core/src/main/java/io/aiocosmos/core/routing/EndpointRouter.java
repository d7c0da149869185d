package io.aiocosmos.core.routing;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Chooses the region of each request. Thread-safe: it reads one immutable table, which is replaced when the account was
 * read or an endpoint failed. Until the account was read, everything goes to the configured endpoint.
 *
 * <p>Excluded regions are passed with each call, by name; the list may be empty.
 */
public final class EndpointRouter {
    private final RoutingRules rules;
    private final LongSupplier nanoClock;
    private final AtomicReference<RouteTable> table;

    public EndpointRouter(RoutingRules rules, LongSupplier nanoClock) {
        this.rules = rules;
        this.nanoClock = nanoClock;
        this.table = new AtomicReference<>(new RouteTable(rules, null, UnavailableMarks.NONE));
    }

    /** The region of the first attempt. */
    public Region first(Access access, List<String> excluded) {
        return current().first(access, excluded);
    }

    /** The region of the attempt after one that failed there; the same region if there is no other. */
    public Region next(Access access, List<String> excluded, Region failed) {
        return current().next(access, excluded, failed, List.of());
    }

    /**
     * The same with some regions last.
     *
     * @param failed {@code null} for the region of the first attempt
     */
    public Region next(Access access, List<String> excluded, Region failed, List<Region> last) {
        return current().next(access, excluded, failed, last);
    }

    /** All regions for it, in some order; not to be changed. */
    public Region[] regions(Access access) {
        return table.get().order(access).regions;
    }

    /** Whether the account has the region. */
    public boolean knows(Region region) {
        return table.get().knows(region);
    }

    /** Whether anything is asked of single ranges. */
    public boolean tracksPartitions() {
        RouteTable now = table.get();
        return now.breaksCircuits || now.movesWrites;
    }

    /** Whether regions that fail a range are avoided for it. */
    public boolean breaksCircuits() {
        return table.get().breaksCircuits;
    }

    /** Whether the service moves the writes of single ranges to other regions. */
    public boolean movesWrites() {
        return table.get().movesWrites;
    }

    /** The region that takes all writes of metadata, and of items unless the account writes everywhere. */
    public Region writeRegion() {
        return current().first(Access.METADATA_WRITE, List.of());
    }

    /**
     * The same for attempts after a 403/3: during a failover the account lists the old and the new write region, and
     * they are asked in turn.
     *
     * @param turn the number of such attempts before
     */
    public Region writeRegion(int turn) {
        return current().writeRegion(turn);
    }

    /**
     * A region that may be the write region of a partition, though not of the account: any readable one, preferred or
     * not; {@code null} if all were asked.
     */
    public Region otherForReads(List<String> excluded, List<Region> asked) {
        return current().otherForReads(excluded, asked);
    }

    /** How many regions {@link #next} goes through; at least 1. */
    public int count(Access access, List<String> excluded) {
        return current().count(access, excluded);
    }

    /** Whether account and client both allow writes in several regions; sets the allow-tentative-writes header. */
    public boolean multipleWrites() {
        return table.get().multipleWrites;
    }

    /** The account as last read, or {@code null} if it was not read yet. */
    public AccountTopology account() {
        return table.get().account;
    }

    public void accept(AccountTopology account) {
        update(now -> new RouteTable(rules, account, now.marks.withoutExpired(nanoClock.getAsLong())));
    }

    /** Puts a region last for 300 seconds. If there is no other, it stays in use. */
    public void markUnavailable(Region region, boolean forWrites) {
        long now = nanoClock.getAsLong();
        update(old -> old.knows(region)
                ? new RouteTable(
                        rules, old.account, old.marks.withoutExpired(now).with(region.origin(), forWrites, now))
                : old);
    }

    private RouteTable current() {
        RouteTable now = table.get();
        if (now.marks.isEmpty()) return now; // saves asking the clock
        long time = nanoClock.getAsLong();
        if (!now.marks.anyExpired(time)) return now;
        return update(old -> new RouteTable(rules, old.account, old.marks.withoutExpired(time)));
    }

    private RouteTable update(UnaryOperator<RouteTable> change) {
        return table.updateAndGet(change);
    }
}
