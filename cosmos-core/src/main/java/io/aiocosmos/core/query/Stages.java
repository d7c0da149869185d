package io.aiocosmos.core.query;

import io.aiocosmos.core.partition.KeyRange;
import io.aiocosmos.core.partition.PartitionKeyHash;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.partition.RangePosition;
import io.aiocosmos.core.partition.RangeScope;
import java.util.ArrayList;
import java.util.List;

/** Builds the stages of a plan, in the order of the official clients: base, aggregate, distinct, group, skip, take. */
final class Stages {
    private Stages() {}

    /**
     * @param map of the container's ranges
     * @param within the keys to read, {@code null} for all that the plan names
     * @param resume where to go on, {@code null} for the start
     * @param ahead whether pages may be asked for before they are wanted
     */
    static Stage of(QueryExecution query, RangeMap map, KeyRange within, Resume resume, boolean ahead) {
        QueryPlan plan = query.plan;
        List<RangeScope> scopes = RangeScope.overlapping(plan.ranges, map, within);
        Stage stage =
                plan.hasOrder() ? ordered(query, map, scopes, resume) : parallel(query, map, scopes, resume, ahead);
        if (plan.isAggregate()) stage = new AggregateStage(stage, plan, query.limits);
        if (plan.distinct)
            stage = new DistinctStage(stage, plan, query.limits, resume == null ? null : resume.lastDistinct());
        if (plan.groupBy) stage = new AggregateStage(stage, plan, query.limits);
        if (plan.offset >= 0 || plan.limit >= 0) stage = offsetLimit(stage, query, resume);
        if (plan.top >= 0)
            stage = new LimitStage(stage, 0, resume == null ? plan.top : resume.top(), "top", query.underWay::end);
        if (plan.distinctCountAlias != null) stage = new DistinctCountStage(stage, plan.distinctCountAlias);
        return stage;
    }

    private static Stage offsetLimit(Stage stage, QueryExecution query, Resume resume) {
        long offset = resume == null ? query.plan.offset : resume.offset();
        long limit = resume == null ? query.plan.limit : resume.limit();
        return new LimitStage(stage, offset, limit, "limit", query.underWay::end);
    }

    private static Stage ordered(QueryExecution query, RangeMap map, List<RangeScope> scopes, Resume resume) {
        return new OrderByStage(query, map, resume == null ? begun(query, scopes) : resumed(query, scopes, resume));
    }

    private static List<OrderedReader> begun(QueryExecution query, List<RangeScope> scopes) {
        List<OrderedReader> readers = new ArrayList<>();
        String text = ResumeFilter.none(query.text);
        for (RangeScope scope : scopes) readers.add(ordered(query, scope, text));
        return readers;
    }

    /**
     * Of all partitions, behind the row that a page ended with. Of rows equal to it, keys before its own had given all,
     * its own those up to it, and those behind it none; a range that was merged since has keys of several kinds.
     */
    private static List<OrderedReader> resumed(QueryExecution query, List<RangeScope> scopes, Resume resume) {
        ResumePoint point = resume.point();
        if (point == null)
            throw new IllegalArgumentException("continuation is malformed: it lacks the row that the page ended with");
        if (point.orderBy().size() != query.plan.orderByExpressions.size())
            throw new IllegalArgumentException("continuation is malformed: it has another order than the query");
        ResumeFilter filter = new ResumeFilter(query.plan);
        String behind = filter.apply(query.text, point.orderBy(), false);
        String atOrBehind = filter.apply(query.text, point.orderBy(), true);
        RangePosition place = resume.places().get(0);
        KeyRange span = KeyRange.between(place.min(), place.max());
        List<OrderedReader> readers = new ArrayList<>();
        for (RangeScope scope : scopes) {
            if (PartitionKeyHash.compare(scope.min(), span.min()) < 0)
                readers.add(ordered(query, scope.until(span.min()), behind));
            if (scope.overlaps(span.min(), span.max()))
                readers.add(new OrderedReader(
                        query, scope.from(span.min()).until(span.max()), span, atOrBehind, point, null));
            if (PartitionKeyHash.compare(scope.max(), span.max()) > 0)
                readers.add(ordered(query, scope.from(span.max()), atOrBehind));
        }
        return readers;
    }

    private static OrderedReader ordered(QueryExecution query, RangeScope scope, String text) {
        return new OrderedReader(query, scope, KeyRange.between(scope.min(), scope.max()), text, null, null);
    }

    /** Keys before the places are done; the places go on, wherever their keys are by now; keys behind them begin. */
    private static Stage parallel(
            QueryExecution query, RangeMap map, List<RangeScope> scopes, Resume resume, boolean ahead) {
        List<RangeReader> readers = new ArrayList<>();
        for (RangeScope scope : scopes) {
            if (resume == null) readers.add(reader(query, scope, null));
            else addResumed(readers, query, scope, resume.places());
        }
        return new ParallelStage(query, map, readers, ahead);
    }

    private static void addResumed(
            List<RangeReader> readers, QueryExecution query, RangeScope scope, List<RangePosition> places) {
        for (RangePosition place : places)
            if (scope.overlaps(place.min(), place.max()))
                readers.add(reader(query, scope.from(place.min()).until(place.max()), place.continuation()));
        String end = places.get(places.size() - 1).max();
        if (PartitionKeyHash.compare(scope.max(), end) > 0) readers.add(reader(query, scope.from(end), null));
    }

    private static RangeReader reader(QueryExecution query, RangeScope scope, String continuation) {
        return new RangeReader(query, scope, query.text, continuation);
    }
}
