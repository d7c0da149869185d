package io.aiocosmos.features.suite;

import io.aiocosmos.PartitionKey;

/** An item that every codec can write and read. */
public record Item(String id, String pk, int n) {
    static final PartitionKey KEY = PartitionKey.of("a");

    static Item of(String id) {
        return new Item(id, "a", 1);
    }

    static Item of(String id, int n) {
        return new Item(id, "a", n);
    }

    PartitionKey key() {
        return PartitionKey.of(pk);
    }
}
