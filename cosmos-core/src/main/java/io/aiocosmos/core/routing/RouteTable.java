package io.aiocosmos.core.routing;

import java.util.List;

/** One state of the router, replaced whenever the account or a mark changes. Immutable. */
final class RouteTable {
    private static final List<String> NOTHING = List.of();

    final AccountTopology account; // null until it was read
    final UnavailableMarks marks;
    final boolean multipleWrites;
    final boolean movesWrites; // of single ranges
    final boolean breaksCircuits;
    private final Region configured;
    private final RegionOrder reads;
    private final RegionOrder writes;
    private final RegionOrder writeRegions;
    private final RegionOrder anyReads; // as the account lists them, preferred, marked or not

    RouteTable(RoutingRules rules, AccountTopology account, UnavailableMarks marks) {
        this.account = account;
        this.marks = marks;
        this.configured = rules.configured;
        boolean regional = rules.takesRegionsOf(account);
        List<Region> writable = regional ? account.writable : List.of();
        if (writable.isEmpty()) writable = List.of(configured);
        List<Region> readable = regional ? account.readable : List.of();
        multipleWrites = rules.multipleWrites && account != null && account.multipleWrites;
        writeRegions = RegionOrder.fixed(writable.subList(0, Math.min(2, writable.size())));
        List<Region> only = regional ? rules.onlyRegion(account) : List.of();
        List<Region> toWrite = orElse(only, orElse(rules.preferred(writable), writable));
        writes = multipleWrites ? RegionOrder.of(toWrite, marks, true) : writeRegions;
        List<Region> toRead = orElse(only, orElse(rules.preferred(readable), writable.subList(0, 1)));
        reads = RegionOrder.of(toRead, marks, false);
        anyReads = RegionOrder.fixed(orElse(readable, writable));
        boolean failover = account != null && account.partitionFailover;
        movesWrites = failover && !multipleWrites && anyReads.regions.length > 1;
        breaksCircuits = rules.circuitBreaker == null ? failover : rules.circuitBreaker;
    }

    private static List<Region> orElse(List<Region> regions, List<Region> others) {
        return regions.isEmpty() ? others : regions;
    }

    Region first(Access access, List<String> excluded) {
        return next(access, excluded, null, List.of());
    }

    /** @param failed {@code null} for the first region */
    Region next(Access access, List<String> excluded, Region failed, List<Region> last) {
        RegionOrder order = order(access).withLast(last);
        List<String> without = excluded(access, excluded);
        Region next = failed == null ? order.first(without) : order.next(without, failed);
        return next == null ? lastResort(access) : next;
    }

    Region writeRegion(int turn) {
        return writeRegions.at(turn);
    }

    Region otherForReads(List<String> excluded, List<Region> asked) {
        return anyReads.firstBut(asked, excluded);
    }

    int count(Access access, List<String> excluded) {
        return Math.max(1, order(access).count(excluded(access, excluded)));
    }

    RegionOrder order(Access access) {
        return access == Access.READ ? reads : access == Access.WRITE ? writes : writeRegions;
    }

    /** A single write region cannot be excluded. */
    private List<String> excluded(Access access, List<String> excluded) {
        return access == Access.READ || access == Access.WRITE && multipleWrites ? excluded : NOTHING;
    }

    private Region lastResort(Access access) {
        return access == Access.READ ? writeRegions.first(NOTHING) : configured;
    }

    /** Whether a region can be marked; others cannot, so that the number of marks is bounded. */
    boolean knows(Region region) {
        if (configured.origin().equals(region.origin())) return true;
        return account != null && account.regions().anyMatch(one -> one.origin().equals(region.origin()));
    }
}
