package io.aiocosmos.core.routing;

import io.aiocosmos.spi.Origin;
import java.util.HashMap;
import java.util.Map;

/** Endpoints that failed lately, separately for reads and writes. Immutable; at most two for each region. */
final class UnavailableMarks {
    static final long LIFE_NANOS = 300_000_000_000L;
    static final UnavailableMarks NONE = new UnavailableMarks(Map.of());

    private final Map<String, Long> ends; // when each expires, by origin and whether it is for writes
    private final long soonest; // of these, for who asks often

    private UnavailableMarks(Map<String, Long> ends) {
        this.ends = ends;
        long first = Long.MAX_VALUE;
        for (long end : ends.values()) first = Math.min(first, end);
        soonest = first;
    }

    private static String key(Origin origin, boolean writes) {
        return origin.toString() + writes;
    }

    UnavailableMarks with(Origin origin, boolean writes, long now) {
        Map<String, Long> more = new HashMap<>(ends);
        more.put(key(origin, writes), now + LIFE_NANOS);
        return new UnavailableMarks(more);
    }

    UnavailableMarks withoutExpired(long now) {
        Map<String, Long> left = new HashMap<>(ends);
        left.values().removeIf(end -> end - now <= 0);
        return left.isEmpty() ? NONE : new UnavailableMarks(left);
    }

    /** Whether it is time for {@link #withoutExpired}; of some marks. */
    boolean anyExpired(long now) {
        return soonest - now <= 0;
    }

    boolean isEmpty() {
        return ends.isEmpty();
    }

    boolean contains(Origin origin, boolean writes) {
        return ends.containsKey(key(origin, writes));
    }
}
