package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.throughput.Budget;
import io.aiocosmos.emulator.wire.Rid;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A partition key range and its items. Writes go one after the other and each takes the next sequence number (LSN);
 * reads take no lock.
 */
public final class Partition {
    private static final long FIRST_LSN = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Budget budget = new Budget();
    private final PartitionState state;
    private final Container container;
    private final int number;
    private final EpkRange range;
    private final List<String> parents;
    private volatile LaggingCopy copy;
    private ExpiryQueue expiring;
    private long items;
    private boolean split;

    /**
     * What a write did.
     *
     * @param item the version now stored, or the one deleted
     * @param created whether there was none before
     */
    public record Written(Item item, boolean created, long lsn) {}

    Partition(Container container, int number, EpkRange range) {
        this(container, number, range, List.of(), new PartitionState(FIRST_LSN));
    }

    private Partition(Container container, int number, EpkRange range, List<String> parents, PartitionState state) {
        this.container = container;
        this.number = number;
        this.range = range;
        this.parents = parents;
        this.state = state;
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

    /** Ids of the ranges that this one was split off, the oldest first. */
    public List<String> parents() {
        return parents;
    }

    public Budget budget() {
        return budget;
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

    public Written create(ItemDraft draft) {
        return write(() -> {
            Item there = state.find(draft.key());
            if (isLive(there)) throw ServiceError.conflict(0);
            return put(draft, there, nextNumber());
        });
    }

    /** @param ifMatch an etag, ignored if the item is not there */
    public Written upsert(ItemDraft draft, String ifMatch) {
        return write(() -> {
            Item there = state.find(draft.key());
            if (!isLive(there)) return put(draft, there, nextNumber());
            if (!Preconditions.matches(ifMatch, there.etag())) throw ServiceError.preconditionFailed();
            return put(draft, there, there.number());
        });
    }

    /** Replaces an item by what the change makes of it, without another write in between. Its id may be another then. */
    public Written replace(ItemKey key, String ifMatch, Function<Item, ItemDraft> change) {
        return write(() -> {
            Item there = matching(key, ifMatch);
            ItemDraft draft = change.apply(there);
            if (!draft.key().equals(key) && isLive(state.find(draft.key()))) throw ServiceError.conflict(0);
            return put(draft, there, there.number());
        });
    }

    public Written delete(ItemKey key, String ifMatch) {
        return write(() -> {
            Item there = matching(key, ifMatch);
            apply(new Change(state.lsn() + 1, there, null));
            return new Written(there, false, state.lsn());
        });
    }

    /** A writer that found this partition just before it was split gets 410/1007, as from the service. */
    private Written write(Supplier<Written> action) {
        lock.lock();
        try {
            if (split) throw ServiceError.gateway(410, 1007, "The partition key range is being split.");
            removeExpired();
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** The two halves, below the middle and from it on. This partition takes no more writes. */
    List<Partition> split(String middle, int nextNumber) {
        lock.lock();
        try {
            split = true;
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
        return new Partition(container, halfNumber, halfRange, List.copyOf(ancestors), part);
    }

    private Item matching(ItemKey key, String ifMatch) {
        Item there = state.find(key);
        if (!isLive(there)) throw ServiceError.notFound();
        if (!Preconditions.matches(ifMatch, there.etag())) throw ServiceError.preconditionFailed();
        return there;
    }

    private Written put(ItemDraft draft, Item before, long itemNumber) {
        for (ItemDraft.UniqueValue value : draft.unique()) checkUnique(value, before);
        EtagClock etagClock = container.account().etagClock();
        long lsn = state.lsn() + 1;
        Item item = new Item(draft, container, itemNumber, lsn, etagClock.next());
        apply(new Change(lsn, before, item));
        return new Written(item, before == null || before.number() != itemNumber, lsn);
    }

    private void checkUnique(ItemDraft.UniqueValue value, Item before) {
        Item holder = state.holder(value);
        if (holder == null || holder == before) return;
        if (isLive(holder)) throw ServiceError.conflict(3301);
        apply(new Change(state.lsn() + 1, holder, null));
    }

    private void apply(Change change) {
        state.apply(change);
        if (change.before() != null) expiring.remove(change.before());
        if (change.after() != null) expiring.add(change.after());
        LaggingCopy known = copy;
        if (known == null) return;
        known.add(change);
        known.catchUp(container.account().replication().allowed());
    }

    private long nextNumber() {
        return Rid.itemNumber(number, ++items);
    }

    private boolean isLive(Item item) {
        return item != null && !isExpired(item);
    }

    boolean isExpired(Item item) {
        Integer defaultTtl = container.definition().defaultTtl();
        return defaultTtl != null && item.expiry(defaultTtl) <= now();
    }

    private long now() {
        return container.account().etagClock().now().getEpochSecond();
    }

    /** Deletes the items whose time is over; that readers do not see them would not free their memory. */
    void removeExpired() {
        lock.lock();
        try {
            for (Item item; (item = expiring.expired(now())) != null; ) apply(new Change(state.lsn() + 1, item, null));
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
            copy.catchUp(container.account().replication().allowed());
            if (!container.account().replication().lags()) copy = null;
        } finally {
            lock.unlock();
        }
    }
}
