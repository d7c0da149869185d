package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.partition.PartitionKey;

/** What is unique in a container: an id within a logical partition. */
public record ItemKey(PartitionKey partition, String id) {
    @Override
    public String toString() {
        return "ItemKey";
    }
}
