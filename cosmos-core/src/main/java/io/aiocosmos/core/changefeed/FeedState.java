package io.aiocosmos.core.changefeed;

import io.aiocosmos.FeedRange;
import io.aiocosmos.core.paging.Position;
import io.aiocosmos.core.partition.RangeScope;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a change feed has been read. Immutable.
 *
 * @param rid of the container, empty if unknown
 * @param mode {@code null} if a continuation did not say
 * @param start of the parts without an etag
 * @param key the partition key to stay within, as its header has it; {@code null} if there is none
 * @param parts all that is read, at least one; the first is next
 */
record FeedState(String rid, ChangeFeedMode mode, FeedStart start, String key, List<SubRange> parts)
        implements Position {

    FeedState {
        if (parts.isEmpty()) throw new IllegalArgumentException("no parts");
        parts = List.copyOf(parts);
    }

    FeedState withParts(List<SubRange> others) {
        return new FeedState(rid, mode, start, key, others);
    }

    SubRange head() {
        return parts.get(0);
    }

    /** The first part has been read up to an etag; its turn comes again after all others. */
    FeedState rotated(String etag) {
        List<SubRange> turned = new ArrayList<>(parts.subList(1, parts.size()));
        turned.add(new SubRange(head().range, etag));
        return withParts(turned);
    }

    /** The first part is several by now, each read as far as it was. */
    FeedState split(List<FeedRange> children) {
        List<SubRange> all = new ArrayList<>(parts.size() + children.size());
        for (FeedRange child : children) all.add(new SubRange(child, head().etag));
        all.addAll(parts.subList(1, parts.size()));
        return withParts(all);
    }

    /** The least range that has all parts. */
    FeedRange scope() {
        String min = head().range.min();
        String max = head().range.max();
        for (SubRange part : parts) {
            min = RangeScope.earlier(min, part.range.min());
            max = RangeScope.later(max, part.range.max());
        }
        return FeedRange.between(min, max);
    }

    @Override
    public void abandon() {
        for (SubRange part : parts) part.cancel();
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "FeedState[" + mode + ", " + parts.size() + " parts]";
    }
}
