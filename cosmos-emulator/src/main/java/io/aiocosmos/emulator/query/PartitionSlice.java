package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.Partition;

/**
 * What is left to read of one partition.
 *
 * @param range of effective keys; items outside of it are left out
 * @param key only this logical partition, or all that begin with it; {@code null} for any
 */
record PartitionSlice(Partition partition, EpkRange range, PartitionKey key, Position from) {
    boolean includes(Item item) {
        if (key != null && !item.key().partition().startsWith(key)) return false;
        return range.equals(partition.range()) || range.contains(item.effective());
    }

    PartitionSlice from(Position position) {
        return new PartitionSlice(partition, range, key, position);
    }

    /** The same, cut to a range that overlaps it and with another beginning. */
    PartitionSlice within(EpkRange other, Position position) {
        return new PartitionSlice(partition, range.shared(other), key, position);
    }
}
