package io.aiocosmos.core.query;

import io.aiocosmos.core.routing.PartitionKeyHash;
import java.util.ArrayList;
import java.util.List;

/** Begins to read ordered partitions: from their start, or behind a row that was given before. */
final class OrderedReaders {
    private OrderedReaders() {}

    static List<OrderedReader> fresh(Query query, List<RangeScope> scopes) {
        List<OrderedReader> readers = new ArrayList<>();
        String text = ResumeFilter.none(query.text());
        for (RangeScope scope : scopes)
            readers.add(new OrderedReader(query, scope, TieSpan.of(scope), text, null, null));
        return readers;
    }

    /**
     * Of all partitions, behind the row that a page ended with. Of rows equal to it, keys before its own had given all,
     * its own those up to it, and those behind it none; a range that was merged since has keys of several kinds.
     */
    static List<OrderedReader> resumed(Query query, List<RangeScope> scopes, Resume resume) {
        ResumePoint point = resume.point();
        if (point.orderBy().size() != query.plan().orderBy().size())
            throw new IllegalArgumentException("continuation is malformed: it has another order than the query");
        ResumeFilter filter = new ResumeFilter(query.plan());
        String behind = filter.apply(query.text(), point.orderBy(), false);
        String atOrBehind = filter.apply(query.text(), point.orderBy(), true);
        Place place = resume.places().get(0);
        TieSpan span = new TieSpan(place.min(), place.max());
        List<OrderedReader> readers = new ArrayList<>();
        for (RangeScope scope : scopes) {
            if (isWithin(scope, span)) {
                readers.add(new OrderedReader(query, scope, span, atOrBehind, point, null));
                continue;
            }
            if (PartitionKeyHash.compare(scope.min(), span.min()) < 0)
                add(readers, query, scope.until(span.min()), behind);
            if (overlaps(scope, span))
                readers.add(new OrderedReader(
                        query, scope.from(span.min()).until(span.max()), span, atOrBehind, point, null));
            if (PartitionKeyHash.compare(scope.max(), span.max()) > 0)
                add(readers, query, scope.from(span.max()), atOrBehind);
        }
        return readers;
    }

    private static void add(List<OrderedReader> readers, Query query, RangeScope scope, String text) {
        readers.add(new OrderedReader(query, scope, TieSpan.of(scope), text, null, null));
    }

    private static boolean isWithin(RangeScope scope, TieSpan span) {
        return PartitionKeyHash.compare(scope.min(), span.min()) >= 0
                && PartitionKeyHash.compare(scope.max(), span.max()) <= 0;
    }

    private static boolean overlaps(RangeScope scope, TieSpan span) {
        return PartitionKeyHash.compare(scope.min(), span.max()) < 0
                && PartitionKeyHash.compare(scope.max(), span.min()) > 0;
    }
}
