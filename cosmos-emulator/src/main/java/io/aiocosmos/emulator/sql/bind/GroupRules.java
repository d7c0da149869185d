package io.aiocosmos.emulator.sql.bind;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import java.util.HashSet;
import java.util.Set;

/** What a query that groups may select: its keys, what is made of them, constants and aggregates. */
final class GroupRules {
    private final Bindings bindings;
    private final SqlErrors errors;

    GroupRules(Bindings bindings, SqlErrors errors) {
        this.bindings = bindings;
        this.errors = errors;
    }

    void check(Query query, BoundQuery bound) {
        if (query.groupBy().isEmpty() && bound.aggregates().isEmpty()) return;
        Set<String> keys = new HashSet<>();
        for (Expression key : query.groupBy()) keys.add(ExpressionShape.of(key));
        for (Expression selected : query.selection().expressions()) check(selected, keys, bound);
    }

    private void check(Expression expression, Set<String> keys, BoundQuery bound) {
        if (isKey(expression, keys) || ExpressionQueries.isAggregate(expression)) return;
        if (isOwnPath(expression, bound)) {
            errors.at(
                    expression.span(),
                    "SC2102",
                    "Property reference '" + ExpressionShape.path(expression)
                            + "' is invalid in the select list because it is not contained in either an aggregate"
                            + " function or the GROUP BY clause.");
            return;
        }
        for (Expression child : expression.children()) check(child, keys, bound);
    }

    /** Whether it is a key or a path into one. */
    private static boolean isKey(Expression expression, Set<String> keys) {
        if (keys.contains(ExpressionShape.of(expression))) return true;
        if (expression instanceof Expression.Member member) return isKey(member.target(), keys);
        return expression instanceof Expression.Element element && isKey(element.target(), keys);
    }

    /** Whether it is a path from a source of this very query. */
    private boolean isOwnPath(Expression expression, BoundQuery bound) {
        if (!Paths.isConstant(expression)) return false;
        Expression.Identifier root = Paths.root(expression);
        return bindings.isResolved(root) && bound.sources().contains(bindings.slotOf(root));
    }
}
