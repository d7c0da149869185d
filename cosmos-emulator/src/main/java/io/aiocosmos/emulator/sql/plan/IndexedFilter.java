package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.ast.BinaryOperator;
import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.LogicalOperator;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.SubqueryKind;
import io.aiocosmos.emulator.sql.ast.UnaryOperator;
import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.bind.ExpressionQueries;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether an index narrows a filter down, be it by reading all values of a path; without that every item must be loaded
 * (learn.microsoft.com, "Overview of indexing", index usage).
 */
public final class IndexedFilter {
    private static final Set<BinaryOperator> COMPARISONS = Set.of(
            BinaryOperator.EQUAL,
            BinaryOperator.NOT_EQUAL,
            BinaryOperator.LESS,
            BinaryOperator.LESS_OR_EQUAL,
            BinaryOperator.GREATER,
            BinaryOperator.GREATER_OR_EQUAL);
    private static final Set<String> NARROWING =
            Set.of("STARTSWITH", "ENDSWITH", "CONTAINS", "STRINGEQUALS", "STRING_EQUALS", "REGEXMATCH");
    private static final List<String> NARROWING_GROUPS = List.of("IS_", "ST_", "FULLTEXTCONTAINS");
    /** They keep an order, so that a range of their values is a range of the path's. */
    private static final Set<String> ROUNDING = Set.of("ABS", "CEILING", "FLOOR", "ROUND", "SIGN", "TRUNC");

    private final AliasPaths aliases;
    private final Predicate<List<String>> indexed;

    private IndexedFilter(AliasPaths aliases, Predicate<List<String>> indexed) {
        this.aliases = aliases;
        this.indexed = indexed;
    }

    /**
     * Whether a query must load every item: no index narrows its filter; or it has none, nor a number of rows to end at.
     *
     * @param indexed whether the index has a path
     */
    public static boolean leavesAll(Query query, Bindings bindings, Predicate<List<String>> indexed) {
        Optional<Expression> filter = query.where().filter(where -> !isTrue(where));
        if (filter.isPresent())
            return !new IndexedFilter(AliasPaths.of(query, bindings), indexed).narrows(filter.get());
        boolean counted = query.top().isPresent() || query.limit().isPresent();
        return !counted || Pipeline.mergesRows(query);
    }

    /** As clients write the filter of a plan that has nothing to filter yet. */
    private static boolean isTrue(Expression filter) {
        return filter instanceof Expression.Literal literal && Values.isTrue(literal.value());
    }

    private boolean narrows(Expression filter) {
        if (filter instanceof Expression.Literal literal) return !Values.isTrue(literal.value());
        if (filter instanceof Expression.Logical logical) return logical(logical);
        if (filter instanceof Expression.Unary unary)
            return unary.operator() == UnaryOperator.NOT && narrows(unary.operand());
        if (filter instanceof Expression.Binary binary) return binary(binary);
        if (filter instanceof Expression.Between between)
            return compares(between.value(), List.of(between.low(), between.high()));
        if (filter instanceof Expression.In in) return compares(in.value(), in.options());
        if (filter instanceof Expression.Like like) return compares(like.value(), List.of(like.pattern()));
        if (filter instanceof Expression.Call call) return call(call);
        if (filter instanceof Expression.Subquery subquery) return subquery(subquery);
        return isIndexed(filter);
    }

    /** One part of an AND suffices; of an OR all are needed. */
    private boolean logical(Expression.Logical logical) {
        boolean and = logical.operator() == LogicalOperator.AND;
        for (Expression operand : logical.operands()) if (narrows(operand) == and) return and;
        return !and;
    }

    private boolean binary(Expression.Binary binary) {
        return COMPARISONS.contains(binary.operator())
                && (compares(binary.left(), List.of(binary.right()))
                        || compares(binary.right(), List.of(binary.left())));
    }

    private boolean compares(Expression path, List<Expression> constants) {
        for (Expression constant : constants) if (!ExpressionQueries.isConstant(constant)) return false;
        boolean rounded = path instanceof Expression.Call call
                && call.arguments().size() == 1
                && ROUNDING.contains(call.name().toUpperCase(Locale.ROOT));
        return isIndexed(rounded ? path.children().get(0) : path);
    }

    private boolean call(Expression.Call call) {
        String name = call.name().toUpperCase(Locale.ROOT);
        boolean ofArray = name.startsWith("ARRAY_CONTAINS");
        if (!ofArray && !NARROWING.contains(name) && NARROWING_GROUPS.stream().noneMatch(name::startsWith))
            return false;
        if (ofArray && isIndexedArray(call.arguments().get(0))) return true;
        return call.arguments().stream().anyMatch(this::isIndexed);
    }

    private boolean subquery(Expression.Subquery subquery) {
        if (subquery.kind() != SubqueryKind.EXISTS || subquery.query().where().isEmpty()) return false;
        return new IndexedFilter(aliases.within(subquery.query()), indexed)
                .narrows(subquery.query().where().get());
    }

    private boolean isIndexed(Expression expression) {
        List<String> path = aliases.path(expression);
        return path != null && !path.isEmpty() && indexed.test(path);
    }

    /** An index knows an array by its elements. */
    private boolean isIndexedArray(Expression expression) {
        List<String> path = aliases.path(expression);
        if (path == null) return false;
        List<String> elements = new ArrayList<>(path);
        elements.add(IndexPaths.ELEMENTS);
        return indexed.test(elements);
    }
}
