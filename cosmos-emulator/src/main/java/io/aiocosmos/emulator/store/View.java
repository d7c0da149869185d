package io.aiocosmos.emulator.store;

import java.util.Iterator;
import java.util.stream.Stream;

/** What a reader sees of a partition: its items that have not expired, at least up to a sequence number. */
public final class View {
    private final Partition partition;
    private final PartitionState state;
    private final long lsn;

    View(Partition partition, PartitionState state) {
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
        Stream<Item> items = state.from(number).stream();
        return items.filter(item -> live(item) != null).iterator();
    }

    private Item live(Item item) {
        return item == null || partition.isExpired(item) ? null : item;
    }
}
