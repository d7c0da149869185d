package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.wire.Rid;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes of one partition that take effect together; each sees the effect of those before it. For use within {@link
 * Partition#write} only.
 */
public final class Transaction {
    private final List<Change> changes = new ArrayList<>();
    private final Map<ItemKey, Item> items = new HashMap<>(); // null for those it deleted
    private final Map<ItemDraft.UniqueValue, Item> holders = new HashMap<>(); // null for values that nobody has now
    private final Container container;
    private final int partition;
    private final PartitionState state;
    private final long lsn;
    private long lastItem;

    /**
     * The result of a write.
     *
     * @param item the version now stored, or the one deleted
     * @param created whether there was none before
     */
    public record WriteResult(Item item, boolean created, long lsn) {}

    /**
     * @param state without items whose time to live is over
     * @param lastItem how many items the partition has created so far
     */
    Transaction(Container container, int partition, PartitionState state, long lastItem) {
        this.container = container;
        this.partition = partition;
        this.state = state;
        this.lsn = state.lsn() + 1;
        this.lastItem = lastItem;
    }

    public WriteResult create(ItemDraft draft) {
        if (find(draft.key()) != null) throw ServiceError.conflict(0);
        return put(draft, null);
    }

    /** @param ifMatch an etag, ignored if the item is not there */
    public WriteResult upsert(ItemDraft draft, String ifMatch) {
        return upsert(draft, ifMatch, null);
    }

    /** @param ifNoneMatch an etag that the item must not have, or a star if it must not be there */
    public WriteResult upsert(ItemDraft draft, String ifMatch, String ifNoneMatch) {
        Item before = find(draft.key());
        boolean refused = before != null
                && (!Preconditions.matches(ifMatch, before.etag())
                        || Preconditions.unchanged(ifNoneMatch, before.etag()));
        if (refused) throw ServiceError.preconditionFailed();
        return put(draft, before);
    }

    /** Replaces an item by what the change makes of it. Its id may be another then. */
    public WriteResult replace(ItemKey key, String ifMatch, Function<Item, ItemDraft> change) {
        Item before = matching(key, ifMatch);
        ItemDraft draft = change.apply(before);
        if (!draft.key().equals(key) && find(draft.key()) != null) throw ServiceError.conflict(0);
        return put(draft, before);
    }

    public WriteResult delete(ItemKey key, String ifMatch) {
        Item before = matching(key, ifMatch);
        add(new Change(before, null, false));
        return new WriteResult(before, false, lsn);
    }

    /** Deletes all items of a partition key that were there before this transaction. */
    public void deleteAll(PartitionKey key, String effective) {
        List<Item> all = List.copyOf(state.ofKey(effective, 0)); // equal hashes need not be equal keys
        for (Item item : all)
            if (item.key().partition().equals(key) && find(item.key()) == item) add(new Change(item, null, false));
    }

    private Item matching(ItemKey key, String ifMatch) {
        Item item = find(key);
        if (item == null) throw ServiceError.notFound();
        if (!Preconditions.matches(ifMatch, item.etag())) throw ServiceError.preconditionFailed();
        return item;
    }

    /** The newest sequence number that it knows of: that of its writes if there are any. */
    public long lsn() {
        return changes.isEmpty() ? lsn - 1 : lsn;
    }

    private WriteResult put(ItemDraft draft, Item before) {
        for (ItemDraft.UniqueValue value : draft.unique()) {
            Item holder = holders.containsKey(value) ? holders.get(value) : state.holder(value);
            if (holder != null && holder != before) throw ServiceError.conflict(3301);
        }
        long number = before == null ? Rid.itemNumber(partition, ++lastItem) : before.number();
        EtagClock.Stamp stamp = container.account().etagClock().next();
        Item item = new Item(draft, container, number, lsn, before == null ? Item.NONE : before.lsn(), stamp);
        add(new Change(before, item, false));
        return new WriteResult(item, before == null, lsn);
    }

    /** The item as the writes before left it, or {@code null}. */
    public Item find(ItemKey key) {
        return items.containsKey(key) ? items.get(key) : state.find(key);
    }

    private void add(Change change) {
        Item before = change.before();
        Item after = change.after();
        if (before != null) {
            items.put(before.key(), null);
            before.unique().forEach(value -> holders.put(value, null));
        }
        if (after != null) {
            items.put(after.key(), after);
            after.unique().forEach(value -> holders.put(value, after));
        }
        changes.add(change);
    }

    /** In their order; empty if nothing was written. */
    List<Change> changes() {
        return changes;
    }

    long lastItem() {
        return lastItem;
    }
}
