package io.aiocosmos.emulator.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The items of a partition as of one sequence number. One thread writes at a time, any number reads meanwhile. */
final class PartitionState {
    private final ConcurrentMap<ItemKey, Item> byKey = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Item> byNumber = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<Place, Item> byChange = new ConcurrentSkipListMap<>();
    private final ItemIndex byEffective = new ItemIndex();
    private final ItemIndex byId = new ItemIndex();
    private final ConcurrentMap<ItemDraft.UniqueValue, Item> byUniqueValue = new ConcurrentHashMap<>();
    private final Lock reading;
    private final Lock writing;
    private volatile long lsn;

    /** Of a version in the order of the writes: by sequence number, within a transaction as it wrote them. */
    private record Place(long lsn, long version) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::lsn).thenComparingLong(Place::version);

        static Place of(Item item) {
            return new Place(item.lsn(), item.version());
        }

        /** Behind all of a sequence number. */
        static Place after(long lsn) {
            return new Place(lsn, Long.MAX_VALUE);
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    PartitionState(long lsn) {
        ReadWriteLock lock = new ReentrantReadWriteLock();
        reading = lock.readLock();
        writing = lock.writeLock();
        this.lsn = lsn;
    }

    /** The same items as another state, of those for which the test holds, as of the same sequence number. */
    static PartitionState copyOf(PartitionState other, Predicate<Item> wanted) {
        PartitionState copy = new PartitionState(other.lsn);
        other.byNumber.values().stream().filter(wanted).forEach(copy::add);
        return copy;
    }

    /** The items of two partitions, as of the higher of their sequence numbers. */
    static PartitionState joined(PartitionState one, PartitionState other) {
        PartitionState both = new PartitionState(Math.max(one.lsn, other.lsn));
        one.byNumber.values().forEach(both::add);
        other.byNumber.values().forEach(both::add);
        return both;
    }

    void apply(Commit commit) {
        Lock lock = commit.changes().size() == 1 ? reading : writing; // one change is seen whole anyway
        lock.lock();
        try {
            commit.changes().forEach(this::apply);
            lsn = commit.lsn();
        } finally {
            lock.unlock();
        }
    }

    private void apply(Change change) {
        if (change.before() != null) drop(change.before(), change.after());
        if (change.after() != null) add(change.after());
    }

    /** Runs something that reads several items: no commit of several changes takes effect meanwhile. */
    <R> R read(Supplier<R> reads) {
        reading.lock();
        try {
            return reads.get();
        } finally {
            reading.unlock();
        }
    }

    /** Removes only the entries that differ, so that readers never miss an item that is being replaced. */
    private void drop(Item before, Item after) {
        before.unique().forEach(byUniqueValue::remove);
        byChange.remove(Place.of(before));
        boolean sameNumber = after != null && after.number() == before.number();
        boolean sameKey = after != null && after.key().equals(before.key());
        if (!sameNumber) {
            byNumber.remove(before.number());
            byEffective.remove(before.effective(), before);
        }
        if (!sameNumber || !sameKey) byId.remove(before.key().id(), before);
        if (!sameKey) byKey.remove(before.key());
    }

    private void add(Item item) {
        byNumber.put(item.number(), item);
        byChange.put(Place.of(item), item);
        byEffective.put(item.effective(), item);
        byId.put(item.key().id(), item);
        byKey.put(item.key(), item);
        item.unique().forEach(value -> byUniqueValue.put(value, item));
    }

    long lsn() {
        return lsn;
    }

    /** Leaves sequence numbers out: the next commit has a higher one. */
    void advance(long next) {
        lsn = Math.max(lsn, next);
    }

    Item find(ItemKey key) {
        return read(() -> byKey.get(key));
    }

    Item find(long number) {
        return read(() -> byNumber.get(number));
    }

    Item holder(ItemDraft.UniqueValue value) {
        return byUniqueValue.get(value);
    }

    /** Items from that number on, in the order of their numbers. */
    Collection<Item> from(long number) {
        return byNumber.tailMap(number, true).values();
    }

    /** Items last written behind one sequence number, up to and with another, in the order of these writes. */
    Collection<Item> changed(long after, long last) {
        return byChange.subMap(Place.after(after), Place.after(last)).values();
    }

    /** Items with that effective partition key, from that number on. */
    Collection<Item> ofKey(String effective, long number) {
        return byEffective.of(effective, number);
    }

    /** Items with that id, from that number on. */
    Collection<Item> named(String id, long number) {
        return byId.of(id, number);
    }
}
