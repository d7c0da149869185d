package io.aiocosmos.core.testing;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.partition.PartitionRange;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.request.RangeLookup;
import java.util.List;

/** The ranges of all containers: the key {@code [n]} lives in range n. What must be read first is only counted. */
public final class FakeRanges implements RangeLookup {
    public boolean known = true;
    public int lookups;

    @Override
    public RangeMap known(Link container) {
        return null; // as for session tokens
    }

    @Override
    public PartitionRange of(Link container, String key) {
        return known ? new PartitionRange(key.substring(1, key.length() - 1), "", "FF", List.of()) : null;
    }

    @Override
    public boolean covers(Link container) {
        return known;
    }

    @Override
    public void find(Link container, boolean stale) {
        lookups++;
    }
}
