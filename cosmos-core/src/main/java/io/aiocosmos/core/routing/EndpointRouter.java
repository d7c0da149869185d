package io.aiocosmos.core.routing;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Says which region a request goes to. Thread-safe; every answer comes from one immutable table, which is swapped when
 * the account was read or an endpoint failed. Until the account was read, everything goes to the configured endpoint.
 *
 * <p>The regions that a user excludes are given with each call, as names; the list may be empty.
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

    /** Where to send the first try. */
    public Region first(Access access, List<String> excluded) {
        return current().first(access, excluded);
    }

    /** Where to send the try after one that failed there; the same region if there is no other. */
    public Region next(Access access, List<String> excluded, Region failed) {
        return current().next(access, excluded, failed);
    }

    /** The region that takes all writes of metadata, and of items unless the account writes everywhere. */
    public Region hub() {
        return current().first(Access.METADATA_WRITE, List.of());
    }

    /**
     * The same for tries that were told that writes go elsewhere: while a failover lasts the account lists both hubs, and
     * they are asked by turns.
     *
     * @param turn how many such tries there were before
     */
    public Region hub(int turn) {
        return current().hub(turn);
    }

    /**
     * A region that may be the hub of a partition, though not of the account: any that can be read, whatever is
     * preferred; {@code null} if all were asked.
     */
    public Region otherForReads(List<String> excluded, List<Region> asked) {
        return current().otherForReads(excluded, asked);
    }

    /** How many regions {@link #next} goes through; at least 1. */
    public int count(Access access, List<String> excluded) {
        return current().count(access, excluded);
    }

    /** Whether account and user both want writes in several regions; goes with the allow-tentative-writes header. */
    public boolean multipleWrites() {
        return table.get().multipleWrites;
    }

    /** What the account last told, or {@code null} if it was not read yet. */
    public AccountTopology account() {
        return table.get().account;
    }

    public void accept(AccountTopology account) {
        update(now -> new RouteTable(rules, account, now.marks.withoutExpired(nanoClock.getAsLong())));
    }

    /** Puts a region last for 300 seconds. With no other there, it stays in use. */
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
