package io.aiocosmos.core.client;

import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.codec.ItemType;
import io.aiocosmos.core.request.Operation;
import java.util.function.Function;

/** One write of one item, encoded and checked, for which only the partition key is still open. */
final class ItemWrite {
    /** Of the method that the user called. */
    final String name;
    /** For all that it takes; 0 for the client's own. */
    final long timeoutNanos;

    private final EncodedItem item;
    private final Function<String, Operation> byKey;

    /** @param byKey makes the operation of a partition key header */
    ItemWrite(String name, EncodedItem item, long timeoutNanos, Function<String, Operation> byKey) {
        this.name = name;
        this.item = item;
        this.timeoutNanos = timeoutNanos;
        this.byKey = byKey;
    }

    ItemType type() {
        return item.type();
    }

    Operation operation(PartitionKey key) {
        return byKey.apply(Refuse.missing("partitionKey", key).json());
    }

    /** By the item itself; fails if it lacks a property of the key. */
    Operation operation(Definition definition) {
        return byKey.apply(definition.keyOf(item.json()));
    }
}
