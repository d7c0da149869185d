package io.aiocosmos.changefeed.lease;

import io.aiocosmos.FeedRange;
import java.time.Instant;

/** Leases as they come from a container, for tests. */
public final class StoredLeases {
    private static final StoreNames NAMES = StoreNames.of("p", "host", "d", "c", "db", "coll");

    private StoredLeases() {}

    public static Lease lease(String owner, Instant writtenAt, String etag) {
        return Lease.of(NAMES, FeedRange.all(), null, owner, writtenAt).stored(etag);
    }
}
