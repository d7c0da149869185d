package io.aiocosmos.core.partition;

import io.aiocosmos.core.session.TokenRange;
import java.util.List;

/**
 * One physical partition: the items whose effective partition key lies in {@code [min, max)}.
 *
 * @param id stable, never reused
 * @param min upper-case hex, inclusive
 * @param max exclusive; {@code FF} is greater than all keys
 * @param parents ids of the ranges that were split or merged into it
 */
public record PartitionRange(String id, String min, String max, List<String> parents) implements TokenRange {
    public PartitionRange {
        parents = List.copyOf(parents);
    }
}
