package io.aiocosmos.core.query;

import io.aiocosmos.core.routing.PartitionKeyHash;
import io.aiocosmos.core.routing.RangeMap;
import java.util.ArrayList;
import java.util.List;

/** Builds the stages of a plan, in the order of the official clients: base, aggregate, distinct, group, skip, take. */
final class Stages {
    private Stages() {}

    /**
     * @param scopes the partitions to read, or the parts of them
     * @param resume where to go on, {@code null} for the start
     * @param ahead whether pages may be asked for before they are wanted
     */
    static Stage of(Query query, RangeMap map, List<RangeScope> scopes, Resume resume, boolean ahead) {
        QueryPlan plan = query.plan();
        Stage stage =
                plan.hasOrder() ? ordered(query, map, scopes, resume) : parallel(query, map, scopes, resume, ahead);
        if (plan.isAggregate()) stage = new AggregateStage(stage, plan, query.limits());
        if (plan.distinct() != QueryPlan.Distinct.NONE)
            stage = new DistinctStage(stage, plan, query.limits(), resume == null ? null : resume.lastDistinct());
        if (plan.groupBy()) stage = new GroupByStage(stage, plan, query.limits());
        if (plan.offset() >= 0 || plan.limit() >= 0) stage = offsetLimit(stage, query, resume);
        if (plan.top() >= 0)
            stage = new LimitStage(stage, 0, resume == null ? plan.top() : resume.top(), "top", query.underWay()::end);
        if (plan.distinctCountAlias() != null) stage = new DistinctCountStage(stage, plan.distinctCountAlias());
        return stage;
    }

    private static Stage offsetLimit(Stage stage, Query query, Resume resume) {
        long offset = resume == null ? query.plan().offset() : resume.offset();
        long limit = resume == null ? query.plan().limit() : resume.limit();
        return new LimitStage(stage, offset, limit, "limit", query.underWay()::end);
    }

    private static Stage ordered(Query query, RangeMap map, List<RangeScope> scopes, Resume resume) {
        if (resume != null && resume.point() == null)
            throw new IllegalArgumentException("continuation is malformed: it lacks the row that the page ended with");
        List<OrderedReader> readers =
                resume == null ? OrderedReaders.fresh(query, scopes) : OrderedReaders.resumed(query, scopes, resume);
        return new OrderByStage(query, map, readers);
    }

    /** Keys before the places are done; the places go on, wherever their keys are by now; keys behind them begin. */
    private static Stage parallel(Query query, RangeMap map, List<RangeScope> scopes, Resume resume, boolean ahead) {
        List<RangeReader> readers = new ArrayList<>();
        for (RangeScope scope : scopes) {
            if (resume == null) readers.add(reader(query, scope, null));
            else addResumed(readers, query, scope, resume.places());
        }
        return new ParallelStage(query, map, readers, ahead);
    }

    private static void addResumed(List<RangeReader> readers, Query query, RangeScope scope, List<Place> places) {
        for (Place place : places)
            if (PartitionKeyHash.compare(scope.min(), place.max()) < 0
                    && PartitionKeyHash.compare(scope.max(), place.min()) > 0)
                readers.add(reader(query, scope.from(place.min()).until(place.max()), place.token()));
        String end = places.get(places.size() - 1).max();
        if (PartitionKeyHash.compare(scope.max(), end) > 0) readers.add(reader(query, scope.from(end), null));
    }

    private static RangeReader reader(Query query, RangeScope scope, String continuation) {
        return new RangeReader(query, scope, query.text(), continuation);
    }
}
