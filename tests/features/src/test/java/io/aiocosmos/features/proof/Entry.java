package io.aiocosmos.features.proof;

import io.aiocosmos.PartitionKey;

/** An item. */
public record Entry(String id, String account, String text) {
    static final PartitionKey ACCOUNT = PartitionKey.of("a");

    static Entry of(String id, String text) {
        return new Entry(id, "a", text);
    }
}
