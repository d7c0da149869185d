package io.aiocosmos.core.partition;

import io.aiocosmos.core.session.TokenRange;
import java.util.List;

/** One physical partition: the items whose effective partition key lies in {@code [min, max)}. Immutable. */
public final class PartitionRange implements TokenRange {
    private final String id;
    private final String min;
    private final String max;
    private final List<String> parents;

    /**
     * @param id stable, never reused
     * @param min upper-case hex, inclusive
     * @param max exclusive; {@code FF} is greater than all keys
     * @param parents ids of the ranges that were split or merged into it
     */
    public PartitionRange(String id, String min, String max, List<String> parents) {
        this.id = id;
        this.min = min;
        this.max = max;
        this.parents = List.copyOf(parents);
    }

    @Override
    public String id() {
        return id;
    }

    public String min() {
        return min;
    }

    public String max() {
        return max;
    }

    @Override
    public List<String> parents() {
        return parents;
    }
}
