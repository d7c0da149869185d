package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.WriteRegion;
import io.aiocosmos.emulator.throughput.Budget;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A partition key range and its items. Transactions run one after the other; each that writes something takes the next
 * sequence number (LSN).
 */
public final class Partition {
    private static final long FIRST_LSN = 1;
    private static final int REGION_SHIFT = 40;

    private final ReentrantLock lock = new ReentrantLock();
    private final Budget budget = new Budget();
    private final PartitionStorage storage;
    private final CommitExchange exchange;
    private final Container container;
    private final int number;
    private final EpkRange range;
    private final Lineage lineage;
    private final ReplicaSet replicas;
    private final NavigableMap<Long, WriteRegion> writers = new ConcurrentSkipListMap<>(); // by their first LSN
    private volatile WriteRegion own;
    private long lastItem;
    private boolean gone;

    Partition(Container container, int number, EpkRange range) {
        this(
                container,
                number,
                range,
                Lineage.NONE,
                new PartitionStorage(container, new PartitionState(FIRST_LSN), new ChangeLog()),
                null);
    }

    private Partition(
            Container container,
            int number,
            EpkRange range,
            Lineage lineage,
            PartitionStorage storage,
            ReplicaSet replicas) {
        this.container = container;
        this.number = number;
        this.range = range;
        this.lineage = lineage;
        this.storage = storage;
        this.exchange = new CommitExchange(container, storage);
        this.replicas = replicas == null ? new ReplicaSet(container.account(), this) : replicas;
    }

    /** The range id, such as {@code "0"}. */
    public String id() {
        return Integer.toString(number);
    }

    public int number() {
        return number;
    }

    public EpkRange range() {
        return range;
    }

    /** Ids of the ranges that this one was split off or merged of, the oldest first. */
    public List<String> parents() {
        return lineage.parents();
    }

    public Budget budget() {
        return budget;
    }

    /** The region that takes the writes to this range: the account's, unless another was made it later. */
    public WriteRegion writeRegion() {
        WriteRegion ofAccount = container.account().regions().writeRegion();
        return exchange.isShared() ? ofAccount : ofAccount.orLater(own);
    }

    /** The write region that a copy knows which has come to a sequence number. */
    public WriteRegion writeRegionAt(long lsn) {
        if (lsn >= storage.state().lsn()) return writeRegion();
        Map.Entry<Long, WriteRegion> known = writers.floorEntry(lsn);
        if (known == null) known = writers.firstEntry(); // nothing was written before
        return known == null ? writeRegion() : known.getValue();
    }

    /** Makes another region take the writes to this range and to what is split off it. */
    public void writeRegion(Region region) {
        if (writeRegion().region() != region)
            own = container.account().regions().ofRange(region);
    }

    /** What a region has of the range: this, unless several regions take writes. */
    public Partition at(Region region) {
        return replicas.at(region);
    }

    List<Partition> ofAllRegions() {
        return replicas.all();
    }

    /** Which commits of which regions it has; {@code null} while one region takes all writes. */
    public CommitVector known() {
        return exchange.known();
    }

    /** Where its region stands, or stood, among others; {@code null} if one region took all writes so far. */
    public ReplicaPosition position() {
        Replica current = exchange.replica();
        return current == null ? null : new ReplicaPosition(current);
    }

    /** The same of the range that this is or was made of; {@code null} if one region took all writes of that so far. */
    public ReplicaPosition positionOf(int range) {
        return range == number ? position() : lineage.positionOf(range);
    }

    Replica replica() {
        return exchange.replica();
    }

    ChangeLog changeLog() {
        return storage.log();
    }

    /** The newest state. */
    public PartitionView current() {
        receive();
        return new PartitionView(this, storage.state());
    }

    /** The state of the copy that may lag; the newest state if nothing lags. */
    public PartitionView lagging() {
        receive();
        return new PartitionView(this, exchange.isShared() ? storage.state() : storage.lagging());
    }

    /**
     * Runs writes as one transaction: if they throw, none of them took effect. What they write shares one sequence number,
     * which is not used up if they write nothing.
     *
     * @throws ServiceError 410/1007 if the partition was split or merged since it was found
     */
    public <R> R write(Function<Transaction, R> writes) {
        lock.lock();
        try {
            if (gone) throw ServiceError.gateway(410, 1007, "The partition key range is being split or merged.");
            receive();
            storage.removeExpired();
            Transaction transaction = new Transaction(container, number, storage.state(), lastItem);
            R result = writes.apply(transaction);
            lastItem = transaction.lastItem();
            if (!transaction.changes().isEmpty()) {
                storage.commit(transaction.changes());
                noteWriter();
                Shipment shipment = exchange.ship(transaction.changes());
                if (shipment != null) replicas.ship(replica().region(), shipment);
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    private void noteWriter() {
        Map.Entry<Long, WriteRegion> last = writers.lastEntry();
        WriteRegion writer = writeRegion();
        if (last == null || !writer.equals(last.getValue()))
            writers.put(storage.state().lsn(), writer);
    }

    /** Applies what other regions wrote, as far as it has arrived. */
    void receive() {
        if (exchange.isShared()) underLock(exchange::receive);
    }

    /** Becomes that of one region, the first of several that take writes. */
    Partition replicate(Region region) {
        exchange.begin(region);
        return this;
    }

    /** What another region begins with. Numbers of its items are those of no other. */
    Partition copyFor(Region region) {
        Partition other = new Partition(container, number, range, lineage, storage.copyOf(range), replicas);
        other.exchange.goOn(replica().copyFor(region), true);
        other.lastItem = (region.index() + 1L) << REGION_SHIFT
                | container.account().etagClock().next().version();
        return other;
    }

    /** Takes in all that is on its way, and goes on as that of all regions. */
    void unite() {
        exchange.unite();
    }

    /** Takes no more writes. */
    void end() {
        gone = true;
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    /** All regions' writes of the range are in this one from now on. */
    void endReplicas() {
        replicas.end();
    }

    Lineage lineage() {
        return lineage;
    }

    PartitionStorage storage() {
        return storage;
    }

    /** The region that was made that of this range; {@code null} if none was. */
    WriteRegion ownWriteRegion() {
        return own;
    }

    /** Another of the same container. */
    Partition successor(
            int nextNumber, EpkRange nextRange, Lineage from, PartitionStorage items, WriteRegion ownRegion) {
        Partition next = new Partition(container, nextNumber, nextRange, from, items, null);
        next.own = ownRegion;
        next.writers.putAll(writers);
        return next;
    }

    /** Counts commits from where another left off. @return this */
    Partition goingOnFrom(Replica ended) {
        exchange.goOn(ended, false);
        return this;
    }

    boolean isExpired(Item item) {
        return storage.isExpired(item);
    }

    void removeExpired() {
        underLock(storage::removeExpired);
    }

    /** Deletes expired items, and forgets changes that are kept no longer, as of now. */
    public void removeOutdated() {
        underLock(() -> {
            if (gone) return; // what was made of it does
            receive();
            storage.removeExpired();
            storage.forgetOutdated();
        });
    }

    void expireAnew() {
        underLock(storage::expireAnew);
    }

    void startCopy() {
        underLock(storage::startCopy);
    }

    void catchUp() {
        underLock(storage::catchUp);
    }

    private void underLock(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
