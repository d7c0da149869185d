package io.aiocosmos.emulator.store;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** What a reader sees of a partition: its items that have not expired, at least up to a sequence number. */
public final class PartitionView {
    private final Partition partition;
    private final PartitionState state;
    private final long lsn;

    PartitionView(Partition partition, PartitionState state) {
        this.partition = partition;
        this.state = state;
        this.lsn = state.lsn();
    }

    public Partition partition() {
        return partition;
    }

    /** All writes up to this one are in the view. */
    public long lsn() {
        return lsn;
    }

    /** Runs something that reads several items, and sees of each transaction all or nothing. */
    public <R> R read(Supplier<R> reads) {
        return state.read(reads);
    }

    /** The item, or {@code null}. */
    public Item find(ItemKey key) {
        return live(state.find(key));
    }

    /** The item with that number in its resource id, or {@code null}. */
    public Item find(long number) {
        return live(state.find(number));
    }

    /** Items from that number on, in the order of their numbers. */
    public Iterator<Item> from(long number) {
        return live(state.from(number));
    }

    /** Items with that effective partition key, from that number on, in the order of their numbers. */
    public Iterator<Item> ofKey(String effective, long number) {
        return live(state.ofKey(effective, number));
    }

    /**
     * Items in the order of their last writes, each as it is now.
     *
     * @param after only what was written behind this sequence number, and not behind that of the view
     */
    public Iterator<Item> changed(long after) {
        return after < lsn ? live(state.changed(after, lsn)) : Collections.emptyIterator();
    }

    /** The commits behind a sequence number, up to that of the view: every version and every delete. */
    public Collection<Commit> commits(long after) {
        return after < lsn ? partition.changeLog().between(after, lsn) : List.of();
    }

    /** Whether all commits behind a sequence number are still kept. */
    public boolean keepsAll(long after) {
        return partition.changeLog().keepsAll(after);
    }

    /** Items with that id, whatever their keys, from that number on, in the order of their numbers. */
    public Iterator<Item> named(String id, long number) {
        return live(state.named(id, number));
    }

    private Iterator<Item> live(Collection<Item> items) {
        return items.stream().filter(item -> live(item) != null).iterator();
    }

    private Item live(Item item) {
        return item == null || partition.isExpired(item) ? null : item;
    }
}
