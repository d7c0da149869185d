package io.aiocosmos.core.client;

import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.codec.ItemType;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.partition.ContainerMetadata;
import java.util.function.Function;

/** One write of one item, encoded and checked, or a read, for which only the partition key is still open. */
final class ItemWrite {
    /** For all that it takes; 0 for the client's own. */
    final long timeoutNanos;

    /** {@code null} if the key is given, whatever the item says. */
    private final EncodedItem item;

    private final PartitionKey key;

    private final Function<String, Operation> byKey;

    /** @param byKey makes the operation of a partition key header */
    ItemWrite(EncodedItem item, long timeoutNanos, Function<String, Operation> byKey) {
        this(item, PartitionKey.none(), timeoutNanos, byKey);
    }

    private ItemWrite(EncodedItem item, PartitionKey key, long timeoutNanos, Function<String, Operation> byKey) {
        this.item = item;
        this.key = key;
        this.timeoutNanos = timeoutNanos;
        this.byKey = byKey;
    }

    ItemType type() {
        return item.type();
    }

    /** What was made for items without a key, once it is known how that is written. */
    static ItemWrite ofNone(Operation operation) {
        return new ItemWrite(null, operation.timeoutNanos(), operation::withKey);
    }

    /** What concerns all of a key, which must be a whole one. */
    static ItemWrite ofWhole(PartitionKey key, Operation operation) {
        return new ItemWrite(null, key, operation.timeoutNanos(), json -> operation);
    }

    Operation operation(PartitionKey key) {
        return byKey.apply(Arguments.missing("partitionKey", key).json());
    }

    /**
     * By the item itself; fails if it lacks a property of the key. Without the item the service cannot see whether the key
     * is right: a container that was made again with another key is then refused by its rid, or another item would go.
     */
    Operation operation(ContainerMetadata definition) {
        if (item == null) return byKey.apply(json(definition));
        Operation operation = byKey.apply(definition.keyOf(item.json()));
        boolean seen = operation.bodyLength > 0 || definition.rid().isEmpty();
        return seen ? operation : operation.within(definition.rid());
    }

    private String json(ContainerMetadata definition) {
        String json = definition.json(key);
        if (key != PartitionKey.none() && !definition.isWhole(json)) throw definition.notWhole();
        return json;
    }
}
