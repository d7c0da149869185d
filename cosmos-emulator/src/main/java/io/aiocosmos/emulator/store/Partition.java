package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.WriteRegion;
import io.aiocosmos.emulator.throughput.Budget;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A partition key range and its items. Transactions run one after the other; each that writes something takes the next
 * sequence number (LSN).
 */
public final class Partition {
    private static final long FIRST_LSN = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Budget budget = new Budget();
    private final PartitionState state;
    private final ChangeLog changeLog;
    private final Container container;
    private final int number;
    private final EpkRange range;
    private final List<String> parents;
    private volatile LaggingCopy copy;
    private volatile WriteRegion own;
    private ExpiryQueue expiring;
    private long lastItem;
    private boolean gone;

    Partition(Container container, int number, EpkRange range) {
        this(container, number, range, List.of(), new PartitionState(FIRST_LSN), new ChangeLog());
    }

    private Partition(
            Container container,
            int number,
            EpkRange range,
            List<String> parents,
            PartitionState state,
            ChangeLog changeLog) {
        this.container = container;
        this.number = number;
        this.range = range;
        this.parents = parents;
        this.state = state;
        this.changeLog = changeLog;
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
        return container.account().regions().writeRegion().orLater(own);
    }

    /** Makes another region take the writes to this range and to what is split off it. */
    public void writeRegion(Region region) {
        if (writeRegion().region() != region)
            own = container.account().regions().ofRange(region);
    }

    /** What was written, as far back as the container keeps it and the copy needs it. */
    ChangeLog changeLog() {
        return changeLog;
    }

    /** The newest state. */
    public PartitionView current() {
        return new PartitionView(this, state);
    }

    /** The state of the copy that may lag; the newest state if nothing lags. */
    public PartitionView lagging() {
        LaggingCopy known = copy;
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
            removeExpired();
            Transaction transaction = new Transaction(container, number, state, lastItem);
            R result = writes.apply(transaction);
            lastItem = transaction.lastItem();
            if (!transaction.changes().isEmpty()) commit(transaction.changes());
            return result;
        } finally {
            lock.unlock();
        }
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
        Partition half = new Partition(container, halfNumber, halfRange, List.copyOf(ancestors), part, log);
        half.own = own;
        return half;
    }

    /** Both as one. Neither takes more writes. @param next the neighbour above */
    Partition merge(Partition next, int mergedNumber) {
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
                    ChangeLog.joined(changeLog, next.changeLog));
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
