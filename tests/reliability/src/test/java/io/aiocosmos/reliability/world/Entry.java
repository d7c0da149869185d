package io.aiocosmos.reliability.world;

import io.aiocosmos.PartitionKey;

/** An item: {@code n} tells its versions apart. */
public record Entry(String id, String pk, int n) {
    public static final String OWN = "own";
    public static final PartitionKey KEY = PartitionKey.of(OWN);

    public static Entry own(int n) {
        return new Entry(OWN, OWN, n);
    }
}
