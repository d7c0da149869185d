package io.aiocosmos.core.partition;

import io.aiocosmos.core.session.TokenRange;
import java.util.List;

/**
 * One physical partition: the items whose effective partition key lies in {@code [min, max)}.
 *
 * @param id stable and never used again
 * @param min upper-case hex, inclusive
 * @param max exclusive; {@code FF} is beyond all
 * @param parents ids of the ranges it came from by splits and merges
 */
public record PartitionRange(String id, String min, String max, List<String> parents) implements TokenRange {
    public PartitionRange {
        parents = List.copyOf(parents);
    }
}
