package io.aiocosmos.core.query;

import io.aiocosmos.core.partition.KeyRange;
import io.aiocosmos.core.partition.PartitionKeyHash;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.partition.RangePosition;
import io.aiocosmos.core.partition.RangeScope;
import java.util.ArrayList;
import java.util.List;

/** Builds the stages of a plan in the order of the official clients: base, aggregate, distinct, group, skip, take. */
final class Stages {
    private Stages() {}

    /**
     * @param map of the container's ranges
     * @param bounds the keys to read, {@code null} for all keys of the plan
     * @param resumeState where to go on, {@code null} for the start
     * @param prefetch whether pages are fetched before they are needed
     */
    static Stage of(QueryExecution query, RangeMap map, KeyRange bounds, ResumeState resumeState, boolean prefetch) {
        QueryPlan plan = query.plan;
        List<RangeScope> scopes = RangeScope.overlapping(plan.ranges, map, bounds);
        Stage stage = plan.hasOrder()
                ? ordered(query, map, scopes, resumeState)
                : parallel(query, map, scopes, resumeState, prefetch);
        if (plan.isAggregate()) stage = new AggregateStage(stage, plan, query.limits);
        if (plan.distinct)
            stage = new DistinctStage(
                    stage, plan, query.limits, resumeState == null ? null : resumeState.lastDistinct());
        if (plan.groupBy) stage = new AggregateStage(stage, plan, query.limits);
        if (plan.offset >= 0 || plan.limit >= 0) stage = offsetLimit(stage, query, resumeState);
        if (plan.top >= 0)
            stage = new LimitStage(
                    stage, 0, resumeState == null ? plan.top : resumeState.top(), "top", query.pending::end);
        if (plan.distinctCountAlias != null) stage = new DistinctCountStage(stage, plan.distinctCountAlias);
        return stage;
    }

    private static Stage offsetLimit(Stage stage, QueryExecution query, ResumeState resumeState) {
        long offset = resumeState == null ? query.plan.offset : resumeState.offset();
        long limit = resumeState == null ? query.plan.limit : resumeState.limit();
        return new LimitStage(stage, offset, limit, "limit", query.pending::end);
    }

    private static Stage ordered(QueryExecution query, RangeMap map, List<RangeScope> scopes, ResumeState resumeState) {
        return new OrderByStage(
                query,
                map,
                resumeState == null ? startedReaders(query, scopes) : resumedReaders(query, scopes, resumeState));
    }

    private static List<OrderedReader> startedReaders(QueryExecution query, List<RangeScope> scopes) {
        List<OrderedReader> readers = new ArrayList<>();
        String text = ResumeFilter.none(query.text);
        for (RangeScope scope : scopes) readers.add(ordered(query, scope, text));
        return readers;
    }

    /**
     * Readers that go on after the last row of a page. Of rows equal to it, all were returned for smaller keys, none
     * for greater keys, and for its own range those up to it. A range that was merged since may need several readers.
     */
    private static List<OrderedReader> resumedReaders(
            QueryExecution query, List<RangeScope> scopes, ResumeState resumeState) {
        ResumePoint point = resumeState.point();
        if (point == null)
            throw new IllegalArgumentException("continuation is malformed: it lacks the row that the page ended with");
        if (point.orderBy().size() != query.plan.orderByExpressions.size())
            throw new IllegalArgumentException("continuation is malformed: it has another order than the query");
        ResumeFilter filter = new ResumeFilter(query.plan);
        String after = filter.apply(query.text, point.orderBy(), false);
        String fromPoint = filter.apply(query.text, point.orderBy(), true);
        RangePosition position = resumeState.positions().get(0);
        KeyRange originalRange = KeyRange.between(position.min(), position.max());
        List<OrderedReader> readers = new ArrayList<>();
        for (RangeScope scope : scopes) {
            if (PartitionKeyHash.compare(scope.min(), originalRange.min()) < 0)
                readers.add(ordered(query, scope.until(originalRange.min()), after));
            if (scope.overlaps(originalRange.min(), originalRange.max()))
                readers.add(new OrderedReader(
                        query,
                        scope.from(originalRange.min()).until(originalRange.max()),
                        originalRange,
                        fromPoint,
                        point,
                        null));
            if (PartitionKeyHash.compare(scope.max(), originalRange.max()) > 0)
                readers.add(ordered(query, scope.from(originalRange.max()), fromPoint));
        }
        return readers;
    }

    private static OrderedReader ordered(QueryExecution query, RangeScope scope, String text) {
        return new OrderedReader(query, scope, KeyRange.between(scope.min(), scope.max()), text, null, null);
    }

    /** Keys before the places are done; the places go on, wherever their keys are by now; keys behind them begin. */
    private static Stage parallel(
            QueryExecution query, RangeMap map, List<RangeScope> scopes, ResumeState resumeState, boolean prefetch) {
        List<RangeReader> readers = new ArrayList<>();
        for (RangeScope scope : scopes) {
            if (resumeState == null) readers.add(reader(query, scope, null));
            else addResumed(readers, query, scope, resumeState.positions());
        }
        return new ParallelStage(query, map, readers, prefetch);
    }

    private static void addResumed(
            List<RangeReader> readers, QueryExecution query, RangeScope scope, List<RangePosition> positions) {
        for (RangePosition position : positions)
            if (scope.overlaps(position.min(), position.max()))
                readers.add(reader(query, scope.from(position.min()).until(position.max()), position.continuation()));
        String end = positions.get(positions.size() - 1).max();
        if (PartitionKeyHash.compare(scope.max(), end) > 0) readers.add(reader(query, scope.from(end), null));
    }

    private static RangeReader reader(QueryExecution query, RangeScope scope, String continuation) {
        return new RangeReader(query, scope, query.text, continuation);
    }
}
