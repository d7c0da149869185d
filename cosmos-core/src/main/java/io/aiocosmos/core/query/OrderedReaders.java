package io.aiocosmos.core.query;

import io.aiocosmos.core.routing.PartitionKeyHash;
import java.util.ArrayList;
import java.util.List;

/** Begins to read ordered partitions: from their start, or behind a row that was given before. */
final class OrderedReaders {
    private OrderedReaders() {}

    static List<OrderedReader> fresh(Query query, List<RangeScope> scopes) {
        List<OrderedReader> readers = new ArrayList<>();
        for (RangeScope scope : scopes)
            readers.add(new OrderedReader(query, scope, ResumeFilter.none(query.text()), null));
        return readers;
    }

    /** Of keys of which a partition had sent rows up to a point, {@code null} if it had sent none. */
    static OrderedReader behind(Query query, RangeScope scope, String text, ResumePoint point) {
        if (point == null) return new OrderedReader(query, scope, ResumeFilter.none(text), null);
        String filtered = new ResumeFilter(query.plan()).apply(text, point.orderBy(), true);
        return new OrderedReader(query, scope, filtered, point);
    }

    /**
     * Of all partitions, behind the row that a page ended with. Of rows equal to it, partitions before its own had given
     * all, its own those up to it, and those behind it none.
     */
    static List<OrderedReader> resumed(Query query, List<RangeScope> scopes, Resume resume) {
        List<JsonValue> values = new ArrayList<>();
        resume.orderBy().forEach(value -> values.add(JsonValue.of(value)));
        if (values.size() != query.plan().orderBy().size())
            throw new IllegalArgumentException("continuation is malformed: it has another order than the query");
        ResumePoint point = new ResumePoint(values, resume.rid(), resume.skip());
        ResumeFilter filter = new ResumeFilter(query.plan());
        List<OrderedReader> readers = new ArrayList<>();
        for (RangeScope scope : scopes) {
            boolean before = scope != null && PartitionKeyHash.compare(scope.max(), resume.min()) <= 0;
            boolean behind = scope != null && PartitionKeyHash.compare(scope.min(), resume.max()) >= 0;
            String text = filter.apply(query.text(), values, !before);
            readers.add(new OrderedReader(query, scope, text, before || behind ? null : point));
        }
        return readers;
    }
}
