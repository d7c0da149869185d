package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.WriteRegion;
import io.aiocosmos.emulator.throughput.Budget;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final PartitionState state;
    private final ChangeLog changeLog;
    private final Container container;
    private final int number;
    private final EpkRange range;
    private final List<String> parents;
    private volatile LaggingCopy copy;
    private final ReplicaSet replicas;
    private final Map<Integer, Replica> ancestors = new ConcurrentHashMap<>(); // by the numbers of their ranges
    private volatile WriteRegion own;
    private volatile Replica replica; // stays when one region takes all writes again
    private volatile boolean shared; // by several regions, each with a partition
    private ExpiryQueue expiring;
    private long lastItem;
    private boolean gone;

    Partition(Container container, int number, EpkRange range) {
        this(container, number, range, List.of(), new PartitionState(FIRST_LSN), new ChangeLog(), null);
    }

    private Partition(
            Container container,
            int number,
            EpkRange range,
            List<String> parents,
            PartitionState state,
            ChangeLog changeLog,
            ReplicaSet replicas) {
        this.container = container;
        this.number = number;
        this.range = range;
        this.parents = parents;
        this.state = state;
        this.changeLog = changeLog;
        this.replicas = replicas == null ? new ReplicaSet(container.account(), this) : replicas;
        expiring = new ExpiryQueue(container.definition().defaultTtl(), state.from(0));
        if (container.account().replication().lags()) startCopy();
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
        return parents;
    }

    public Budget budget() {
        return budget;
    }

    /** The region that takes the writes to this range: the account's, unless another was made it later. */
    public WriteRegion writeRegion() {
        WriteRegion ofAccount = container.account().regions().writeRegion();
        return shared ? ofAccount : ofAccount.orLater(own);
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
        return shared ? replica.known() : null;
    }

    /** Where its region stands, or stood, among others; {@code null} if one region took all writes so far. */
    public ReplicaPosition position() {
        Replica current = replica;
        return current == null ? null : new ReplicaPosition(current);
    }

    /** The same of the range that this is or was made of; {@code null} if one region took all writes of that so far. */
    public ReplicaPosition positionOf(int range) {
        if (range == number) return position();
        Replica ended = ancestors.get(range);
        return ended == null ? null : new ReplicaPosition(ended);
    }

    Replica replica() {
        return replica;
    }

    /** What was written, as far back as the container keeps it and the copy needs it. */
    ChangeLog changeLog() {
        return changeLog;
    }

    /** The newest state. */
    public PartitionView current() {
        receive();
        return new PartitionView(this, state);
    }

    /** The state of the copy that may lag; the newest state if nothing lags. */
    public PartitionView lagging() {
        receive();
        LaggingCopy known = shared ? null : copy;
        return new PartitionView(this, known == null ? state : known.state());
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
            removeExpired();
            Transaction transaction = new Transaction(container, number, state, lastItem);
            R result = writes.apply(transaction);
            lastItem = transaction.lastItem();
            if (!transaction.changes().isEmpty()) {
                commit(transaction.changes());
                ship(transaction.changes());
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    private void ship(List<Change> changes) {
        if (!shared) return;
        Shipment shipment =
                replica.ship(changes, state.lsn(), container.account().etagClock());
        replicas.ship(replica.region(), shipment);
    }

    /** Applies what other regions wrote, as far as it has arrived. */
    void receive() {
        if (!shared) return;
        lock.lock();
        try {
            for (Shipment next; (next = arrived()) != null; ) apply(next);
        } finally {
            lock.unlock();
        }
    }

    private Shipment arrived() {
        Account account = container.account();
        return shared ? replica.arrived(account.links(), account.etagClock().now()) : null;
    }

    private void apply(Shipment shipment) {
        List<Change> changes = replica.receive(shipment, state, container, this::isExpired);
        if (!changes.isEmpty()) commit(changes);
    }

    /** Becomes that of one region, the first of several that take writes. */
    Partition replicate(Region region) {
        replica = replica == null ? new Replica(region, state.lsn()) : replica.again(region, state.lsn());
        shared = true;
        return this;
    }

    /** What another region begins with. Numbers of its items are those of no other. */
    Partition copyFor(Region region) {
        PartitionState items = PartitionState.copyOf(state, item -> true);
        ChangeLog log = ChangeLog.copyOf(changeLog, change -> true);
        Partition other = new Partition(container, number, range, parents, items, log, replicas);
        other.replica = replica.copyFor(region);
        other.shared = true;
        other.ancestors.putAll(ancestors);
        other.lastItem = (region.index() + 1L) << REGION_SHIFT
                | container.account().etagClock().next().version();
        return other;
    }

    /** Takes in all that is on its way, and goes on as that of all regions. */
    void unite() {
        Replica current = replica;
        for (Shipment next; (next = current.anyInbound()) != null; ) apply(next);
        state.advance(current.base() + current.known().total());
        shared = false;
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

    private void commit(List<Change> changes) {
        Commit commit = new Commit(state.lsn() + 1, now(), changes);
        changeLog.add(commit);
        state.apply(commit);
        for (Change change : changes) {
            if (change.before() != null) expiring.remove(change.before());
            if (change.after() != null) expiring.add(change.after());
        }
        catchUpCopy();
    }

    /** Applies commits to the copy up to the allowed lag, and removes from the log what is no longer needed. */
    private void catchUpCopy() {
        LaggingCopy known = copy;
        if (known != null)
            known.catchUp(
                    changeLog, state.lsn() - container.account().replication().allowed());
        long applied = known == null ? state.lsn() : known.state().lsn();
        long retention = container.definition().changeRetention().toSeconds();
        changeLog.forget(applied, retention == 0 ? Long.MAX_VALUE : now() - retention);
    }

    /** The two halves, below the middle and from it on. This partition takes no more writes. */
    List<Partition> split(String middle, int nextNumber) {
        replicas.end();
        lock.lock();
        try {
            gone = true;
            return List.of(
                    half(nextNumber, new EpkRange(range.min(), middle)),
                    half(nextNumber + 1, new EpkRange(middle, range.max())));
        } finally {
            lock.unlock();
        }
    }

    private Partition half(int halfNumber, EpkRange halfRange) {
        List<String> ancestors = new ArrayList<>(parents);
        ancestors.add(id());
        PartitionState part = PartitionState.copyOf(state, item -> halfRange.contains(item.effective()));
        ChangeLog log = ChangeLog.copyOf(changeLog, change -> halfRange.contains(change.effective()));
        Partition half = new Partition(container, halfNumber, halfRange, List.copyOf(ancestors), part, log, null);
        half.replica = replica;
        half.descend(this);
        half.own = own;
        return half;
    }

    /** Keeps where regions stood in the range: what it wrote has the same sequence numbers here. */
    private void descend(Partition parent) {
        ancestors.putAll(parent.ancestors);
        if (parent.replica != null) ancestors.put(parent.number, parent.replica);
    }

    /** Both as one. Neither takes more writes. @param next the neighbour above */
    Partition merge(Partition next, int mergedNumber) {
        replicas.end();
        next.replicas.end();
        lock.lock();
        next.lock.lock(); // always in the order of ranges
        try {
            gone = true;
            next.gone = true;
            Set<String> ancestors = new LinkedHashSet<>(parents);
            ancestors.addAll(next.parents);
            ancestors.addAll(List.of(id(), next.id()));
            Partition merged = new Partition(
                    container,
                    mergedNumber,
                    new EpkRange(range.min(), next.range.max()),
                    List.copyOf(ancestors),
                    PartitionState.joined(state, next.state),
                    ChangeLog.joined(changeLog, next.changeLog),
                    null);
            merged.descend(this);
            merged.descend(next);
            merged.own = own == null ? next.own : own.orLater(next.own);
            return merged;
        } finally {
            next.lock.unlock();
            lock.unlock();
        }
    }

    boolean isExpired(Item item) {
        Integer defaultTtl = container.definition().defaultTtl();
        return defaultTtl != null && item.expiry(defaultTtl) <= now();
    }

    private long now() {
        return container.account().etagClock().now().getEpochSecond();
    }

    /** Deletes expired items. Readers ignore them anyway, but they would stay in memory. */
    void removeExpired() {
        lock.lock();
        try {
            for (Item item; (item = expiring.expired(now())) != null; ) commit(List.of(new Change(item, null, true)));
        } finally {
            lock.unlock();
        }
    }

    /** Deletes expired items, and forgets changes that are kept no longer, as of now. */
    public void removeOutdated() {
        lock.lock();
        try {
            if (gone) return; // what was made of it does
            receive();
            removeExpired();
            catchUpCopy();
        } finally {
            lock.unlock();
        }
    }

    /** The container's default time to live may be another now. */
    void expireAnew() {
        lock.lock();
        try {
            expiring = new ExpiryQueue(container.definition().defaultTtl(), state.from(0));
        } finally {
            lock.unlock();
        }
    }

    void startCopy() {
        lock.lock();
        try {
            if (copy == null) copy = new LaggingCopy(state);
        } finally {
            lock.unlock();
        }
    }

    void catchUp() {
        lock.lock();
        try {
            if (copy == null) return;
            catchUpCopy();
            if (!container.account().replication().lags()) copy = null;
        } finally {
            lock.unlock();
        }
    }
}
