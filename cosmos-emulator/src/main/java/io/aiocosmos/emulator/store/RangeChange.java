package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.region.WriteRegion;
import java.util.List;

/** Makes partitions of others, which take no more writes from then on. */
final class RangeChange {
    private RangeChange() {}

    /** The two halves, below the middle and from it on. */
    static List<Partition> split(Partition old, String middle, int nextNumber) {
        old.endReplicas();
        old.lock();
        try {
            old.end();
            EpkRange range = old.range();
            return List.of(
                    half(old, nextNumber, new EpkRange(range.min(), middle)),
                    half(old, nextNumber + 1, new EpkRange(middle, range.max())));
        } finally {
            old.unlock();
        }
    }

    private static Partition half(Partition old, int number, EpkRange range) {
        Partition half = old.successor(
                number,
                range,
                old.lineage().then(old.number(), old.replica()),
                old.storage().copyOf(range),
                old.ownWriteRegion());
        return half.goingOnFrom(old.replica());
    }

    /** Both as one. @param upper the neighbour above */
    static Partition merge(Partition lower, Partition upper, int number) {
        lower.endReplicas();
        upper.endReplicas();
        lower.lock();
        upper.lock(); // always in the order of ranges
        try {
            lower.end();
            upper.end();
            WriteRegion own = lower.ownWriteRegion();
            return lower.successor(
                    number,
                    new EpkRange(lower.range().min(), upper.range().max()),
                    lower.lineage()
                            .and(upper.lineage())
                            .then(lower.number(), lower.replica())
                            .then(upper.number(), upper.replica()),
                    lower.storage().joined(upper.storage()),
                    own == null ? upper.ownWriteRegion() : own.orLater(upper.ownWriteRegion()));
        } finally {
            upper.unlock();
            lower.unlock();
        }
    }
}
