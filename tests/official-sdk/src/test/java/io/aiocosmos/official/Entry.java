package io.aiocosmos.official;

import com.azure.cosmos.models.PartitionKey;

/** An item of most tests, in a container by {@code /pk}. */
record Entry(String id, String pk, int amount) {
    Entry with(int other) {
        return new Entry(id, pk, other);
    }

    PartitionKey key() {
        return new PartitionKey(pk);
    }
}
