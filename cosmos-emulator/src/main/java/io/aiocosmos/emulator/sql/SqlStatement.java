package io.aiocosmos.emulator.sql;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.OrderItem;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.bind.ExpressionQueries;
import io.aiocosmos.emulator.sql.compile.Frames;
import io.aiocosmos.emulator.sql.compile.QueryCompiler;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.plan.IndexPaths;
import io.aiocosmos.emulator.sql.plan.IndexedFilter;
import io.aiocosmos.emulator.sql.plan.KeyRanges;
import io.aiocosmos.emulator.sql.plan.Pipeline;
import io.aiocosmos.emulator.sql.plan.PlanRequest;
import io.aiocosmos.emulator.sql.plan.Planner;
import io.aiocosmos.emulator.sql.plan.QueryPlan;
import io.aiocosmos.emulator.sql.rows.ItemRun;
import io.aiocosmos.emulator.sql.rows.RowSource;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** A query ready to run, any number of times, on any thread. */
public final class SqlStatement {
    private final Query query;
    private final Bindings bindings;
    private final QueryCompiler compiler;
    private final RowSource rows;
    private final List<Boolean> descending;

    SqlStatement(Query query, Bindings bindings, QueryCompiler compiler) {
        this.query = query;
        this.bindings = bindings;
        this.compiler = compiler;
        this.rows = compiler.compile(query);
        this.descending = query.orderBy().stream().map(OrderItem::isDescending).toList();
    }

    /** Runs with the system's clock and a random generator of its own. */
    public Iterator<JsonNode> run(Iterator<JsonNode> items, Map<String, JsonNode> parameters) {
        return run(items, parameters, InstantSource.system(), new SplittableRandom());
    }

    /**
     * The rows for these items, found while they are asked for; those whose value is undefined are left out. Rows may
     * share parts with the items and with each other: neither may be changed. For use by one thread at a time.
     *
     * @param items the container's items, in the order of their resource ids; read no further than needed
     * @param parameters by name with the sign; those that the query does not name are ignored
     * @param clock of the functions of time
     * @param random what RAND draws from
     * @throws SqlException here or while iterating: a parameter is missing, a division by zero, a scalar subquery of
     *     several rows
     */
    public Iterator<JsonNode> run(
            Iterator<JsonNode> items, Map<String, JsonNode> parameters, InstantSource clock, RandomGenerator random) {
        return rows.open(Frames.of(bindings, items, parameters, clock, random));
    }

    /**
     * One run that is fed item by item, for a caller that must know which item a row is of, or how far it got. For use
     * by one thread at a time; else as {@link #run}.
     *
     * @throws IllegalStateException if it cannot be fed so ({@link #isItemWise})
     */
    public ItemRun runItemWise(Map<String, JsonNode> parameters, InstantSource clock, RandomGenerator random) {
        if (!isItemWise()) throw new IllegalStateException("FROM of this query sees all items at once");
        Frame frame = Frames.of(bindings, Collections.emptyIterator(), parameters, clock, random);
        return new ItemRun(compiler.itemWise(query), frame);
    }

    /** Which values at these paths an item must have to give rows, as far as the filter says it. */
    public KeyRanges valuesAt(List<String> paths, Map<String, JsonNode> parameters) {
        return Planner.ranges(query, bindings, new PlanRequest(paths, false, parameters, false));
    }

    /**
     * What a client must do to run it over many partitions.
     *
     * @throws SqlException if a plan cannot be made, though one partition could run it
     */
    public QueryPlan plan(PlanRequest request) {
        return Planner.plan(query, bindings, request);
    }

    /** Whether partial results could serve it: not, for example, what a plan has already rewritten. */
    public boolean isPlannable() {
        return Planner.isPlannable(query);
    }

    /** What an index could know of it. */
    public IndexPaths indexPaths() {
        return IndexPaths.of(query, bindings);
    }

    /** Whether it calls a function whose name begins so, in any case of letters. */
    public boolean calls(String prefix) {
        return ExpressionQueries.callsAny(query, prefix);
    }

    /** False without FROM, or if FROM starts from a constant: then one partition is asked, and gives the same as any. */
    public boolean readsItems() {
        return bindings.readsContainer(query);
    }

    /**
     * Whether the gateway serves it across partitions by running it on one after the other, without a plan on the client's
     * side.
     */
    public boolean servableAcrossPartitions() {
        return isPlainFilter() || !readsItems();
    }

    /**
     * Whether each item yields its rows independently of all others, so that a page may end after any item: no ORDER BY,
     * TOP, OFFSET, aggregate, GROUP BY or DISTINCT, not even in a query that FROM reads from.
     */
    public boolean isPlainFilter() {
        return readsItems() && Pipeline.isItemByItem(query);
    }

    /** Whether FROM gives the rows of one item after those of another; what the other clauses do is not asked. */
    public boolean isItemWise() {
        return readsItems() && Pipeline.readsItemByItem(query);
    }

    public boolean isOrdered() {
        return !query.orderBy().isEmpty();
    }

    /** For each key of ORDER BY, whether it runs backwards. */
    public List<Boolean> descending() {
        return descending;
    }

    public boolean isDistinct() {
        return query.distinct();
    }

    public boolean isGrouped() {
        return !query.groupBy().isEmpty();
    }

    /** Whether it counts the items and asks nothing of them, so that an index alone could tell. */
    public boolean onlyCounts() {
        return hasAggregates()
                && !isGrouped()
                && query.where().isEmpty()
                && query.sources().size() == 1
                && query.sources().get(0).collection() instanceof Source.Path path
                && path.path() instanceof Expression.Identifier
                && bindings.of(query).aggregates().stream().allMatch(SqlStatement::countsAll);
    }

    private static boolean countsAll(Expression.Call aggregate) {
        return aggregate.name().equalsIgnoreCase("COUNT")
                && aggregate.arguments().get(0) instanceof Expression.Literal;
    }

    /**
     * Whether every item has to be loaded: no index narrows its filter, or it has none and wants more than a count or the
     * first rows.
     *
     * @param indexed whether the index has a path
     */
    public boolean isFullScan(Predicate<List<String>> indexed) {
        return readsItems() && !onlyCounts() && IndexedFilter.leavesAll(query, bindings, indexed);
    }

    public boolean hasAggregates() {
        return !bindings.of(query).aggregates().isEmpty();
    }
}
