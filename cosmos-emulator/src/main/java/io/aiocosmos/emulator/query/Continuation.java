package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a list or a query goes on. Ranges are those of effective keys rather than range ids, so that what a split has
 * made of a range can go on where the range left off.
 *
 * @param begun ranges that are not done, in their order; what lies before the first is done, what lies behind the last
 *     was not begun
 * @param page how many pages there were
 */
record Continuation(List<RangeProgress> begun, int page) {
    static final Continuation START = new Continuation(List.of(), 0);

    /** A range of effective keys, and how far it was read. */
    record RangeProgress(EpkRange range, Position position) {}

    /** What is left of a scope, in the order of its ranges. */
    List<PartitionSlice> left(ReadScope scope) {
        List<PartitionSlice> all = scope.slices();
        if (begun.isEmpty()) return all;
        EpkRange first = begun.get(0).range;
        boolean within = all.stream().allMatch(slice -> first.contains(slice.range()));
        if (scope.isPinned() && !within) throw invalid();
        List<PartitionSlice> left = new ArrayList<>();
        for (PartitionSlice slice : all) {
            for (RangeProgress each : begun)
                if (each.range.overlaps(slice.range())) left.add(slice.within(each.range, each.position));
            String end = begun.get(begun.size() - 1).range.max();
            if (EpkRange.compare(end, slice.range().max()) < 0)
                left.add(slice.within(new EpkRange(end, slice.range().max()), Position.START));
        }
        if (left.isEmpty()) throw invalid();
        return left;
    }

    /**
     * Where to go on behind a page.
     *
     * @param first how far the first of these was read; {@code null} if to its end
     * @return {@code null} if nothing is left
     */
    Continuation next(List<PartitionSlice> slices, Position first) {
        List<RangeProgress> next = new ArrayList<>();
        int known = 0;
        for (int i = 0; i < slices.size(); i++) {
            Position position = i == 0 ? first : slices.get(i).from();
            if (position == null) continue;
            next.add(new RangeProgress(slices.get(i).range(), position));
            if (next.size() == 1 || position != Position.START) known = next.size();
        }
        return next.isEmpty() ? null : new Continuation(List.copyOf(next.subList(0, known)), page + 1);
    }

    /** Not a token, or one of another query, another container or another range. */
    static ServiceError invalid() {
        return ServiceError.gateway(400, "Invalid Continuation Token");
    }
}
