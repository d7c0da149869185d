package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.region.Region;
import java.util.List;

/**
 * What a partition has to do with those of other regions, when several write: it sends its commits, and takes in theirs. Used
 * under the partition's lock, but for what reads.
 */
final class CommitExchange {
    private final Container container;
    private final PartitionStorage storage;
    private volatile Replica replica; // stays when one region takes all writes again
    private volatile boolean shared; // by several regions, each with a partition

    CommitExchange(Container container, PartitionStorage storage) {
        this.container = container;
        this.storage = storage;
    }

    boolean isShared() {
        return shared;
    }

    /** {@code null} if one region took all writes so far. */
    Replica replica() {
        return replica;
    }

    /** Which commits of which regions it has; {@code null} while one region takes all writes. */
    CommitVector known() {
        return shared ? replica.known() : null;
    }

    /** Begins as that of the first of several regions. */
    void begin(Region region) {
        long lsn = storage.state().lsn();
        replica = replica == null ? new Replica(region, lsn) : replica.again(region, lsn);
        shared = true;
    }

    /** Goes on from where another left off. @param sharing whether several regions write */
    void goOn(Replica from, boolean sharing) {
        replica = from;
        shared = sharing;
    }

    /** What the other regions get of a commit; {@code null} if there are none. */
    Shipment ship(List<Change> changes) {
        return shared
                ? replica.ship(
                        changes, storage.state().lsn(), container.account().etagClock())
                : null;
    }

    /** Applies what other regions wrote, as far as it has arrived. */
    void receive() {
        for (Shipment next; (next = arrived()) != null; ) apply(next);
    }

    private Shipment arrived() {
        Account account = container.account();
        return shared ? replica.arrived(account.links(), account.etagClock().now()) : null;
    }

    private void apply(Shipment shipment) {
        List<Change> changes = replica.receive(shipment, storage.state(), container, storage::isExpired);
        if (!changes.isEmpty()) storage.commit(changes);
    }

    /** Takes in all that is on its way, and goes on as that of all regions. */
    void unite() {
        Replica current = replica;
        for (Shipment next; (next = current.anyInbound()) != null; ) apply(next);
        storage.state().advance(current.base() + current.known().total());
        shared = false;
    }
}
