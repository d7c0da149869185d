package io.aiocosmos.emulator.sql.bind;

import io.aiocosmos.emulator.sql.aggregate.Aggregate;
import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Span;
import io.aiocosmos.emulator.sql.error.SqlError;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Resolves the names in the expressions of one query. */
final class ExpressionBinder {
    /** What an aggregate may do at a place. */
    private enum Aggregates {
        ALLOWED,
        FORBIDDEN,
        /** Inside the argument of another. */
        NESTED
    }

    /** Names of numbers that JSON has not: as all such, they are undefined, which is what a slot holds at first. */
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity");

    private final Bindings bindings;
    private final SqlErrors errors;
    private final BoundQuery query;
    private final BiConsumer<Query, AliasScope> subqueries;

    ExpressionBinder(Bindings bindings, SqlErrors errors, BoundQuery query, BiConsumer<Query, AliasScope> subqueries) {
        this.bindings = bindings;
        this.errors = errors;
        this.query = query;
        this.subqueries = subqueries;
    }

    void plain(Expression expression, AliasScope scope) {
        bind(expression, scope, Aggregates.FORBIDDEN);
    }

    void aggregating(Expression expression, AliasScope scope) {
        bind(expression, scope, Aggregates.ALLOWED);
    }

    void groupKey(Expression key, AliasScope scope) {
        plain(key, scope);
        if (ExpressionQueries.hasSubquery(key)) errors.at(key.span(), "", "GROUP BY takes no subqueries.");
    }

    void orderKey(Expression key, AliasScope scope) {
        plain(key, scope);
        if (!Paths.isConstant(key) && !ExpressionQueries.isRefusedCall(key)) {
            errors.add(SqlError.unplaced(
                    "2206",
                    "Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path."));
        }
    }

    private void bind(Expression expression, AliasScope scope, Aggregates aggregates) {
        if (expression instanceof Expression.Identifier identifier) {
            identifier(identifier, scope);
        } else if (expression instanceof Expression.Parameter parameter) {
            bindings.use(parameter);
        } else if (expression instanceof Expression.Subquery subquery) {
            subqueries.accept(subquery.query(), scope);
        } else if (expression instanceof Expression.Call call) {
            call(call, scope, aggregates);
        } else {
            if (expression instanceof Expression.Like like) escape(like);
            for (Expression child : expression.children()) bind(child, scope, aggregates);
        }
    }

    private void identifier(Expression.Identifier identifier, AliasScope scope) {
        Optional<Integer> slot = scope.find(identifier.name());
        if (slot.isPresent()) bindings.resolve(identifier, slot.get());
        else if (NOT_FINITE.contains(identifier.name())) bindings.resolveNotFinite(identifier);
        else errors.unresolved(identifier);
    }

    private void escape(Expression.Like like) {
        if (like.escape().isPresent() && like.escape().get().length() != 1) {
            errors.at(like.span(), "", "ESCAPE takes a string of one character.");
        }
    }

    private void call(Expression.Call call, AliasScope scope, Aggregates aggregates) {
        Optional<Aggregate> aggregate = call.userDefined() ? Optional.empty() : Aggregate.named(call.name());
        if (aggregate.isPresent()) {
            aggregate(call, scope, aggregates);
            return;
        }
        Calls.check(call, errors);
        for (Expression argument : call.arguments()) bind(argument, scope, aggregates);
    }

    private void aggregate(Expression.Call call, AliasScope scope, Aggregates aggregates) {
        Span span = call.span();
        if (call.arguments().size() != 1) Calls.wrongCount(call, "1", errors);
        if (aggregates == Aggregates.FORBIDDEN) {
            errors.at(span, "", "The aggregate " + call.name() + " is allowed in SELECT only.");
        } else if (aggregates == Aggregates.ALLOWED) {
            query.addAggregate(call);
            bindings.aggregate(call);
        }
        boolean nested = call.arguments().stream().anyMatch(ExpressionQueries::hasAggregateOrSubquery);
        if (nested && aggregates == Aggregates.ALLOWED) {
            errors.at(
                    span,
                    "SC2101",
                    "Cannot perform an aggregate function on an expression containing an aggregate or a subquery.");
        }
        Aggregates inside = aggregates == Aggregates.FORBIDDEN ? Aggregates.FORBIDDEN : Aggregates.NESTED;
        for (Expression argument : call.arguments()) bind(argument, scope, inside);
    }
}
