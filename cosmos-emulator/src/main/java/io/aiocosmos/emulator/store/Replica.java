package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.region.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/**
 * What one region knows of a partition key range that several regions write: which commits of the others it has, and those
 * on their way to it. Used under the lock of its partition, but for {@link #known} and {@link #accept}.
 */
final class Replica {
    private final Map<Region, Queue<Shipment>> inbound =
            new ConcurrentSkipListMap<>(Comparator.comparingInt(Region::index));
    private final NavigableMap<Long, CommitVector> positions = new ConcurrentSkipListMap<>();
    private final Region region;
    private final long base;
    private final Revisions revisions;
    private volatile CommitVector known;

    /** @param base the sequence number at which the regions began to write apart */
    Replica(Region region, long base) {
        this(region, base, new Revisions(), CommitVector.NONE);
        positions.put(base, known);
    }

    private Replica(Region region, long base, Revisions revisions, CommitVector known) {
        this.region = region;
        this.base = base;
        this.revisions = revisions;
        this.known = known;
    }

    /** The same when regions begin once more to write apart, after one of them took all writes. */
    Replica again(Region first, long newBase) {
        CommitVector since = known.with(first.index(), known.of(first.index()) + 1); // all that one wrote as one commit
        Replica next = new Replica(first, newBase, new Revisions(), since);
        next.positions.putAll(positions);
        next.positions.put(newBase, since);
        return next;
    }

    /** What another region knows that begins with the same state. */
    Replica copyFor(Region other) {
        Replica copy = new Replica(other, base, Revisions.copyOf(revisions), known);
        copy.positions.putAll(positions);
        inbound.forEach((from, shipments) -> shipments.forEach(each -> copy.accept(from, each)));
        return copy;
    }

    Region region() {
        return region;
    }

    long base() {
        return base;
    }

    CommitVector known() {
        return known;
    }

    /** What was known as of a sequence number of this region. */
    CommitVector knownAt(long lsn) {
        Map.Entry<Long, CommitVector> entry = positions.floorEntry(lsn);
        return entry == null ? CommitVector.NONE : entry.getValue();
    }

    /** The highest sequence number of this region up to which somebody has all who knows of these commits. */
    long reachedBy(CommitVector commits) {
        long reached = 0;
        for (Map.Entry<Long, CommitVector> each : positions.entrySet()) {
            if (!commits.covers(each.getValue())) return reached;
            reached = each.getKey();
        }
        return reached;
    }

    /** Takes in a commit of its own. @return what the other regions get of it */
    Shipment ship(List<Change> changes, long lsn, EtagClock clock) {
        long count = known.of(region.index()) + 1;
        Map<ItemKey, Revision> last = new LinkedHashMap<>();
        for (Change change : changes) {
            Item before = change.before();
            Item after = change.after();
            if (before != null && (after == null || !after.key().equals(before.key()))) {
                long version = clock.next().version();
                last.put(before.key(), revision(before, version, Revision.DELETE, count));
            }
            if (after != null)
                last.put(after.key(), revision(after, after.version(), before == null ? "create" : "replace", count));
        }
        last.values().forEach(revisions::put);
        learn(lsn, region.index(), count);
        return new Shipment(region.index(), count, clock.now(), List.copyOf(last.values()));
    }

    private Revision revision(Item item, long version, String operation, long count) {
        CommitVector history = revisions.history(item.key()).with(region.index(), count);
        return new Revision(history, item, version, operation);
    }

    /** The position of a sequence number is what was known with the last commit that led to it. */
    private void learn(long lsn, int origin, long count) {
        known = known.with(origin, count);
        positions.put(lsn, known);
    }

    void accept(Region from, Shipment shipment) {
        inbound.computeIfAbsent(from, any -> new ConcurrentLinkedQueue<>()).add(shipment);
    }

    /** Takes the next commit of another region that has arrived, {@code null} if there is none. */
    Shipment arrived(Links links, Instant now) {
        for (Map.Entry<Region, Queue<Shipment>> each : inbound.entrySet()) {
            Shipment next = each.getValue().peek();
            if (next != null && links.isDue(each.getKey(), region, next.made(), now))
                return each.getValue().poll();
        }
        return null;
    }

    /** Takes the next commit of another region, whether or not it would have arrived. */
    Shipment anyInbound() {
        for (Queue<Shipment> each : inbound.values()) if (!each.isEmpty()) return each.poll();
        return null;
    }

    /** Takes in what another region wrote. @return what changes here, as commits of the next sequence number */
    List<Change> receive(Shipment shipment, PartitionState state, Container container, Predicate<Item> expired) {
        ConflictRule rule = ConflictRule.of(container.definition());
        List<Change> changes = new ArrayList<>();
        long next = state.lsn() + 1;
        for (Revision each : shipment.revisions()) {
            List<Revision> newest = revisions.add(each);
            Revision winner = rule.winner(newest);
            if (rule.listed()) container.conflicts().add(container, winner, newest);
            Change change = change(winner, state.find(each.key()), next);
            boolean needless = change == null || change.before() == null && expired.test(change.after());
            if (!needless) changes.add(change);
        }
        learn(changes.isEmpty() ? state.lsn() : next, shipment.origin(), shipment.count());
        return changes;
    }

    private static Change change(Revision winner, Item current, long lsn) {
        if (winner.isDelete()) return current == null ? null : new Change(current, null, false);
        if (current != null && current.version() == winner.item().version()) return null;
        long previous = current == null ? Item.NONE : current.lsn();
        return new Change(current, winner.item().at(lsn, previous), false);
    }
}
