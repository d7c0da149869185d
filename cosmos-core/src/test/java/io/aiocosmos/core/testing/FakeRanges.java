package io.aiocosmos.core.testing;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.partition.PartitionRange;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.request.RangeLookup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ranges of all containers: the key {@code [n]} lives in range n. What must be read first is only counted. */
public final class FakeRanges implements RangeLookup {
    public boolean known = true;
    public int lookups;
    private final Map<String, List<String>> parents = new HashMap<>();

    /** Range by number, of others that are gone. */
    public void replace(int range, String... gone) {
        parents.put(Integer.toString(range), List.of(gone));
    }

    @Override
    public RangeMap known(Link container) {
        return null; // as for session tokens
    }

    @Override
    public PartitionRange of(Link container, String key) {
        String id = key.substring(1, key.length() - 1);
        return known ? new PartitionRange(id, "", "FF", parents.getOrDefault(id, List.of())) : null;
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
