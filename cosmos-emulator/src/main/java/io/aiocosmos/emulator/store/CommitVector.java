package io.aiocosmos.emulator.store;

import java.util.HashMap;
import java.util.Map;

/**
 * How many commits of each region are known somewhere. Immutable.
 *
 * @param commits by the index of the region; those without an entry have none
 */
public record CommitVector(Map<Integer, Long> commits) {
    static final CommitVector NONE = new CommitVector(Map.of());

    public CommitVector {
        commits = Map.copyOf(commits);
    }

    public long of(int region) {
        return commits.getOrDefault(region, 0L);
    }

    CommitVector with(int region, long count) {
        Map<Integer, Long> next = new HashMap<>(commits);
        next.put(region, count);
        return new CommitVector(next);
    }

    CommitVector and(CommitVector other) {
        Map<Integer, Long> both = new HashMap<>(commits);
        other.commits.forEach((region, count) -> both.merge(region, count, Math::max));
        return new CommitVector(both);
    }

    /** Whether all that the other knows of is known here. */
    public boolean covers(CommitVector other) {
        for (Map.Entry<Integer, Long> each : other.commits.entrySet())
            if (of(each.getKey()) < each.getValue()) return false;
        return true;
    }

    public long total() {
        long total = 0;
        for (long count : commits.values()) total += count;
        return total;
    }
}
