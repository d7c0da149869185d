package io.aiocosmos.emulator.sql.compile;

import io.aiocosmos.emulator.sql.aggregate.Aggregate;
import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.OrderItem;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.bind.BoundQuery;
import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Structures;
import io.aiocosmos.emulator.sql.rows.Distinct;
import io.aiocosmos.emulator.sql.rows.Grouping;
import io.aiocosmos.emulator.sql.rows.ItemClauses;
import io.aiocosmos.emulator.sql.rows.Join;
import io.aiocosmos.emulator.sql.rows.KeyOrder;
import io.aiocosmos.emulator.sql.rows.Projection;
import io.aiocosmos.emulator.sql.rows.RowSource;
import io.aiocosmos.emulator.sql.rows.Slice;
import io.aiocosmos.emulator.sql.rows.SortedRows;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Compiles queries: the statement and those inside it. */
public final class QueryCompiler {
    private final Bindings bindings;
    private final ExpressionCompiler expressions;

    /**
     * Of one bound statement.
     *
     * @param computed properties of items that the statement sees though they are not stored: the value by the item
     */
    public QueryCompiler(Bindings bindings, Map<String, ? extends Function<JsonNode, JsonNode>> computed) {
        this.bindings = bindings;
        this.expressions = new ExpressionCompiler(bindings, computed, this::compile);
    }

    /** The value of one expression of a bound statement, which depends on no item. */
    public static Evaluator compile(Expression expression, Bindings bindings) {
        return new QueryCompiler(bindings, Map.of()).expressions.compile(expression);
    }

    /** The clauses of the statement, for a caller that feeds it item by item. */
    public ItemClauses itemWise(Query query) {
        BoundQuery bound = bindings.of(query);
        Join join = join(query, bound);
        Evaluator selected = selection(query, bound);
        Optional<RowCount> taken = query.top()
                .map(count -> count(RowCount.Clause.TOP, count))
                .or(() -> query.limit().map(count -> count(RowCount.Clause.LIMIT, count)));
        return new ItemClauses(
                join,
                selected,
                grouping(query, bound, join, selected),
                keys(query),
                order(query),
                query.offset().map(count -> count(RowCount.Clause.OFFSET, count)),
                taken);
    }

    /** The rows of the statement or of a query in it, for any number of runs. */
    public RowSource compile(Query query) {
        RowSource rows = selected(query);
        if (query.distinct()) rows = new Distinct(rows);
        if (query.top().isPresent()) {
            rows = new Slice(
                    rows, frame -> 0, count(RowCount.Clause.TOP, query.top().get()));
        }
        if (query.offset().isPresent()) {
            Slice.Count offset = count(RowCount.Clause.OFFSET, query.offset().get());
            rows = new Slice(
                    rows, offset, count(RowCount.Clause.LIMIT, query.limit().orElseThrow()));
        }
        return rows;
    }

    private RowSource selected(Query query) {
        BoundQuery bound = bindings.of(query);
        Join join = join(query, bound);
        Evaluator selected = selection(query, bound);
        Optional<Grouping> grouping = grouping(query, bound, join, selected);
        if (grouping.isPresent()) return grouping.get();
        if (query.orderBy().isEmpty()) return new Projection(join, selected);
        return new SortedRows(join, selected, keys(query), order(query));
    }

    private Optional<Grouping> grouping(Query query, BoundQuery bound, Join join, Evaluator selected) {
        if (query.groupBy().isEmpty() && bound.aggregates().isEmpty()) return Optional.empty();
        List<Grouping.AggregateColumn> columns =
                bound.aggregates().stream().map(this::column).toList();
        return Optional.of(new Grouping(join, selected, expressions.compile(query.groupBy()), columns));
    }

    private List<Evaluator> keys(Query query) {
        return expressions.compile(
                query.orderBy().stream().map(OrderItem::expression).toList());
    }

    private static KeyOrder order(Query query) {
        return new KeyOrder(
                query.orderBy().stream().map(OrderItem::isDescending).toList());
    }

    private Join join(Query query, BoundQuery bound) {
        List<RowSource> sources = new ArrayList<>();
        boolean container = bound.readsContainer();
        for (Source source : query.sources()) {
            RowSource rows = source(source, container);
            sources.add(source.iterates() ? RowSource.elements(rows) : rows);
            container = false;
        }
        Evaluator filter = query.where().map(expressions::compile).orElse(Evaluator.constant(Values.of(true)));
        return new Join(sources, bound.sources(), filter);
    }

    private RowSource source(Source source, boolean container) {
        if (source.collection() instanceof Source.Nested nested) return compile(nested.query());
        if (source.collection() instanceof Source.Computed computed)
            return RowSource.value(expressions.compile(computed.call()));
        Expression path = ((Source.Path) source.collection()).path();
        Evaluator value = expressions.compile(path);
        return container ? RowSource.container(bindings.rootSlotOf(path), value) : RowSource.value(value);
    }

    private Evaluator selection(Query query, BoundQuery bound) {
        if (query.selection() instanceof Selection.Value value) return expressions.compile(value.expression());
        if (query.selection() instanceof Selection.Columns columns) {
            Evaluator[] values = expressions.compile(columns.expressions()).toArray(Evaluator[]::new);
            return Structures.object(columns.names(), values);
        }
        return Evaluator.slot(bound.sources().get(0));
    }

    private Grouping.AggregateColumn column(Expression.Call call) {
        Aggregate aggregate = Aggregate.named(call.name()).orElseThrow();
        return new Grouping.AggregateColumn(
                aggregate, expressions.compile(call.arguments().get(0)), bindings.slotOf(call));
    }

    private RowCount count(RowCount.Clause clause, Expression expression) {
        return new RowCount(clause, expression.span(), expressions.compile(expression));
    }
}
