package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.aggregate.Aggregate;
import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.OrderItem;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.bind.ExpressionQueries;
import io.aiocosmos.emulator.sql.compile.Frames;
import io.aiocosmos.emulator.sql.compile.RowCount;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.text.ExpressionText;
import io.aiocosmos.emulator.sql.text.QueryText;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Makes plans of bound queries. */
public final class Planner {
    private final Query query;
    private final PlanRequest request;
    private final KnownValues known;
    private final RangeFinder ranges;

    private Planner(Query query, Bindings bindings, PlanRequest request) {
        Frame frame = Frames.partly(
                bindings,
                Collections.emptyIterator(),
                request.parameters(),
                InstantSource.system(),
                new SplittableRandom());
        this.query = query;
        this.request = request;
        this.known = new KnownValues(bindings, frame, request.parameters().keySet());
        this.ranges = new RangeFinder(bindings, known, request);
    }

    /**
     * The plan of a query.
     *
     * @throws SqlException if aggregates are part of larger expressions, which partial results cannot serve; or a
     *     parameter is missing or no count
     */
    public static QueryPlan plan(Query query, Bindings bindings, PlanRequest request) {
        return new Planner(query, bindings, request).plan();
    }

    /** Which values at the request's paths can hold results. */
    public static KeyRanges ranges(Query query, Bindings bindings, PlanRequest request) {
        return new Planner(query, bindings, request).ranges.ranges(query);
    }

    /** Whether aggregates stand alone, so that partial results can be put together. */
    public static boolean isPlannable(Query query) {
        return query.selection().expressions().stream()
                .allMatch(selected ->
                        !ExpressionQueries.hasAggregate(selected) || ExpressionQueries.isAggregate(selected));
    }

    private QueryPlan plan() {
        if (!isPlannable(query))
            throw SqlException.plain("Compositions of aggregates and other expressions are not allowed.");
        Optional<DistinctCount> distinctCount = request.countsDistinct() ? DistinctCount.of(query) : Optional.empty();
        return distinctCount.map(this::planOf).orElseGet(this::planOfQuery);
    }

    private QueryPlan planOf(DistinctCount count) {
        return new QueryPlan(
                "Unordered",
                QueryPlan.Paging.NONE,
                QueryPlan.Ordering.NONE,
                QueryPlan.Merging.NONE,
                QueryText.of(count.counted()),
                query.selection() instanceof Selection.Value,
                Optional.of(count.alias()),
                ranges.ranges(query));
    }

    private QueryPlan planOfQuery() {
        KeyRanges keys = ranges.ranges(query);
        QueryPlan.Paging paging = paging(keys);
        return new QueryPlan(
                Pipeline.distinctType(query),
                paging,
                ordering(),
                new QueryPlan.Merging(texts(query.groupBy()), columns(), valueAggregates()),
                new Rewriter(query, paging).rewritten(),
                query.selection() instanceof Selection.Value,
                Optional.empty(),
                keys);
    }

    private QueryPlan.Paging paging(KeyRanges keys) {
        boolean paged = Pipeline.mergesRows(query) || !isOnePoint(keys);
        return new QueryPlan.Paging(
                count(RowCount.Clause.TOP, query.top(), !query.sources().isEmpty()),
                count(RowCount.Clause.OFFSET, query.offset(), paged),
                count(RowCount.Clause.LIMIT, query.limit(), paged));
    }

    private QueryPlan.Ordering ordering() {
        if (Pipeline.of(query) != Pipeline.ORDERED) return QueryPlan.Ordering.NONE;
        List<String> directions =
                query.orderBy().stream().map(Planner::direction).toList();
        List<Expression> keys =
                query.orderBy().stream().map(OrderItem::expression).toList();
        return new QueryPlan.Ordering(directions, texts(keys));
    }

    private OptionalLong count(RowCount.Clause clause, Optional<Expression> expression, boolean wanted) {
        return wanted ? known.count(clause, expression) : OptionalLong.empty();
    }

    /** Then the partition itself can skip and take rows. */
    private boolean isOnePoint(KeyRanges keys) {
        if (keys instanceof KeyRanges.None) return true;
        return keys instanceof KeyRanges.Points points
                && points.keys().size() == 1
                && points.keys().get(0).size() == request.keyPaths().size();
    }

    private static String direction(OrderItem item) {
        return item.isDescending() ? "Descending" : "Ascending";
    }

    private static List<String> texts(List<Expression> expressions) {
        return expressions.stream().map(ExpressionText::of).toList();
    }

    private List<QueryPlan.PlanColumn> columns() {
        Pipeline pipeline = Pipeline.of(query);
        boolean merged = pipeline == Pipeline.AGGREGATED || pipeline == Pipeline.GROUPED;
        if (!merged || !(query.selection() instanceof Selection.Columns columns)) return List.of();
        List<String> names = columns.names();
        List<QueryPlan.PlanColumn> result = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<String> aggregate =
                    aggregate(columns.columns().get(i).expression()).map(Aggregate::planName);
            result.add(new QueryPlan.PlanColumn(names.get(i), aggregate));
        }
        return result;
    }

    private List<String> valueAggregates() {
        if (!(query.selection() instanceof Selection.Value value)) return List.of();
        return aggregate(value.expression()).map(Aggregate::planName).stream().toList();
    }

    private static Optional<Aggregate> aggregate(Expression expression) {
        return ExpressionQueries.isAggregate(expression)
                ? Aggregate.named(((Expression.Call) expression).name())
                : Optional.empty();
    }
}
