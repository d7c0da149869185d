package io.aiocosmos.emulator.sql.bind;

import io.aiocosmos.emulator.sql.aggregate.Aggregate;
import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.function.BuiltIns;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Questions about whole expressions. */
public final class ExpressionQueries {
    private ExpressionQueries() {}

    /** Whether it is itself a call of an aggregate. */
    public static boolean isAggregate(Expression expression) {
        return expression instanceof Expression.Call call
                && !call.userDefined()
                && Aggregate.named(call.name()).isPresent();
    }

    /** Whether it is a call that another error already refuses. */
    static boolean isRefusedCall(Expression expression) {
        return expression instanceof Expression.Call call
                && Calls.unsupported(call).isPresent();
    }

    public static boolean hasSubquery(Expression expression) {
        return any(expression, Expression.Subquery.class::isInstance);
    }

    /** Whether it or an expression inside is an aggregate; those of subqueries are theirs. */
    public static boolean hasAggregate(Expression expression) {
        return any(expression, ExpressionQueries::isAggregate);
    }

    /** Whether its value depends on nothing but parameters: no row, no clock, no chance. */
    public static boolean isConstant(Expression expression) {
        return !any(expression, ExpressionQueries::varies);
    }

    private static boolean varies(Expression part) {
        return part instanceof Expression.Identifier
                || part instanceof Expression.Subquery
                || isAggregate(part)
                || part instanceof Expression.Call call && !BuiltIns.isConstant(call.name());
    }

    /** Whether it calls a function that may give another value for the same arguments. */
    public static boolean changes(Expression expression) {
        return any(expression, part -> part instanceof Expression.Call call && !BuiltIns.isConstant(call.name()));
    }

    /** The names of the parameters in it. */
    public static Set<String> parameters(Expression expression) {
        Set<String> names = new HashSet<>();
        any(expression, part -> {
            if (part instanceof Expression.Parameter parameter) names.add(parameter.name());
            return false;
        });
        return names;
    }

    static boolean hasAggregateOrSubquery(Expression expression) {
        return any(expression, part -> part instanceof Expression.Subquery || isAggregate(part));
    }

    /** Whether a query, or one inside it, calls a function whose name begins so, in any case of letters. */
    public static boolean callsAny(Query query, String prefix) {
        for (Expression expression : query.expressions()) if (callsAny(expression, prefix)) return true;
        return false;
    }

    private static boolean callsAny(Expression expression, String prefix) {
        if (expression instanceof Expression.Call call
                && call.name().regionMatches(true, 0, prefix, 0, prefix.length())) return true;
        for (Expression child : expression.children()) if (callsAny(child, prefix)) return true;
        return false;
    }

    /** Whether it or an expression inside fits; does not look into subqueries. */
    private static boolean any(Expression expression, Predicate<Expression> test) {
        if (test.test(expression)) return true;
        if (expression instanceof Expression.Subquery) return false;
        for (Expression child : expression.children()) { // a stream would need a deep stack
            if (any(child, test)) return true;
        }
        return false;
    }
}
