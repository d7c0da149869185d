package io.aiocosmos.core.client;

import io.aiocosmos.ItemIdentity;
import io.aiocosmos.core.routing.PartitionRange;
import io.aiocosmos.core.routing.RangeMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items of one partition that are asked for together.
 *
 * @param continuation where their answer goes on, {@code null} at its start
 */
record ManyBatch(PartitionRange range, List<ItemIdentity> wanted, String continuation) {
    private static final int MOST = 1000;

    /** As few as can be, by where the items live. */
    static List<ManyBatch> sorted(List<ItemIdentity> wanted, Definition definition, RangeMap map) {
        Map<PartitionRange, List<ItemIdentity>> byRange = new LinkedHashMap<>();
        for (ItemIdentity item : wanted)
            byRange.computeIfAbsent(map.containing(definition.epk(item.partitionKey())), first -> new ArrayList<>())
                    .add(item);
        List<ManyBatch> batches = new ArrayList<>(byRange.size());
        byRange.forEach((range, together) -> {
            for (int from = 0; from < together.size(); from += MOST)
                batches.add(new ManyBatch(range, together.subList(from, Math.min(from + MOST, together.size())), null));
        });
        return batches;
    }

    /** Whether one item is wanted, which a point read gives for less. */
    boolean isPoint() {
        return wanted.size() == 1;
    }

    ManyBatch goingOnAt(String more) {
        return new ManyBatch(range, wanted, more);
    }
}
