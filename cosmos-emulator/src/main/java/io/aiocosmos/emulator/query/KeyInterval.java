package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.sql.plan.KeyRanges;
import io.aiocosmos.emulator.store.Partition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Effective keys from a minimum, which belongs to it, to a maximum, which does if it says so; both are equal for one key.
 */
record KeyInterval(String min, String max, boolean maxInclusive) {
    private static final KeyInterval EVERYTHING = new KeyInterval(EpkRange.ALL.min(), EpkRange.ALL.max(), false);
    private static final KeyInterval NOTHING = new KeyInterval("", "", true);

    /** By minimum; of those that begin alike the widest first. */
    private static final Comparator<KeyInterval> ORDER = Comparator.comparing(KeyInterval::min, EpkRange::compare)
            .thenComparing(KeyInterval::max, (one, other) -> EpkRange.compare(other, one));

    /**
     * Sorted by their minima and without overlaps: a client walks partitions and spans side by side, and passes over
     * what comes out of turn (Microsoft's Java SDK loses those rows).
     */
    static List<KeyInterval> of(KeyRanges ranges, KeyDefinition key) {
        if (ranges instanceof KeyRanges.Any) return List.of(EVERYTHING);
        if (!(ranges instanceof KeyRanges.Points points)) return List.of(NOTHING);
        List<KeyInterval> merged = new ArrayList<>();
        points.keys().stream().map(values -> of(values, key)).sorted(ORDER).forEach(span -> {
            int last = merged.size() - 1;
            if (last < 0 || !merged.get(last).reaches(span)) merged.add(span);
            else merged.set(last, merged.get(last).joined(span));
        });
        return List.copyOf(merged);
    }

    private static KeyInterval of(List<JsonNode> values, KeyDefinition definition) {
        PartitionKey key = PartitionKey.ofStored(values);
        String effective = definition.effective(key);
        if (key.size() == definition.paths().size()) return new KeyInterval(effective, effective, true);
        return new KeyInterval(effective, EpkRange.prefix(effective).max(), false);
    }

    /** Whether one that begins no earlier begins within this one. */
    private boolean reaches(KeyInterval next) {
        int distance = EpkRange.compare(next.min, max);
        return distance < 0 || distance == 0 && maxInclusive;
    }

    private KeyInterval joined(KeyInterval next) {
        return EpkRange.compare(next.max, max) <= 0 ? this : new KeyInterval(min, next.max, next.maxInclusive);
    }

    boolean touches(Partition partition) {
        return maxInclusive
                ? partition.range().contains(min)
                : partition.range().overlaps(new EpkRange(min, max));
    }
}
