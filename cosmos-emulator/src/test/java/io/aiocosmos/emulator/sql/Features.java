package io.aiocosmos.emulator.sql;

import io.aiocosmos.emulator.sql.aggregate.Aggregate;
import io.aiocosmos.emulator.sql.ast.BinaryOperator;
import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.LogicalOperator;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.ast.SubqueryKind;
import io.aiocosmos.emulator.sql.ast.UnaryOperator;
import io.aiocosmos.emulator.sql.function.BuiltIn;
import io.aiocosmos.emulator.sql.function.BuiltIns;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the language has, by the names that the files of cases use; and what of it a query uses. */
final class Features {
    private final Set<String> used = new TreeSet<>();
    private final Set<Class<?>> forms = new HashSet<>();

    private Features(Query query) {
        add(query);
    }

    static Features of(Query query) {
        return new Features(query);
    }

    /** Everything that must have a case: clauses, forms of expressions, operators, functions. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>(Set.of(
                "constants",
                "parameters",
                "properties",
                "positions",
                "[ ]",
                "{ }",
                "? :",
                "ESCAPE",
                "BETWEEN",
                "IN",
                "LIKE",
                "NOT BETWEEN",
                "NOT IN",
                "NOT LIKE"));
        for (Clause clause : Clause.values()) all.add(clause.words());
        for (UnaryOperator operator : UnaryOperator.values()) all.add(name(operator));
        for (BinaryOperator operator : BinaryOperator.values()) all.add(operator.symbol());
        for (LogicalOperator operator : LogicalOperator.values()) all.add(operator.name());
        for (SubqueryKind kind : SubqueryKind.values()) all.add(name(kind));
        for (BuiltIn function : BuiltIns.all()) all.add(function.name());
        for (Aggregate aggregate : Aggregate.values()) all.add(aggregate.name());
        return all;
    }

    Set<String> used() {
        return used;
    }

    /** The classes of its expressions. */
    Set<Class<?>> forms() {
        return forms;
    }

    private void add(Query query) {
        Arrays.stream(Clause.values()).filter(clause -> clause.isIn(query)).forEach(clause -> used.add(clause.words()));
        for (Source source : query.sources())
            if (source.collection() instanceof Source.Nested nested) add(nested.query());
        query.expressions().forEach(this::add);
    }

    private void add(Expression expression) {
        forms.add(expression.getClass());
        used.add(name(expression));
        if (expression instanceof Expression.Like like && like.escape().isPresent()) used.add("ESCAPE");
        if (expression instanceof Expression.Subquery subquery) add(subquery.query());
        else expression.children().forEach(this::add);
    }

    private static String name(Expression expression) {
        if (expression instanceof Expression.Literal) return "constants";
        if (expression instanceof Expression.Parameter) return "parameters";
        if (expression instanceof Expression.Member) return "properties";
        if (expression instanceof Expression.Element) return "positions";
        if (expression instanceof Expression.ArrayLiteral) return "[ ]";
        if (expression instanceof Expression.ObjectLiteral) return "{ }";
        if (expression instanceof Expression.Conditional) return "? :";
        if (expression instanceof Expression.Unary unary) return name(unary.operator());
        if (expression instanceof Expression.Binary binary)
            return binary.operator().symbol();
        if (expression instanceof Expression.Logical logical)
            return logical.operator().name();
        if (expression instanceof Expression.Between between) return negated(between.negated(), "BETWEEN");
        if (expression instanceof Expression.In in) return negated(in.negated(), "IN");
        if (expression instanceof Expression.Like like) return negated(like.negated(), "LIKE");
        if (expression instanceof Expression.Call call) return call.name().toUpperCase(Locale.ROOT);
        if (expression instanceof Expression.Subquery subquery) return name(subquery.kind());
        return ((Expression.Identifier) expression).name();
    }

    private static String negated(boolean negated, String word) {
        return negated ? "NOT " + word : word;
    }

    private static String name(UnaryOperator operator) {
        return switch (operator) {
            case MINUS, PLUS -> "unary " + operator.symbol();
            case COMPLEMENT, NOT -> operator.symbol();
        };
    }

    private static String name(SubqueryKind kind) {
        return kind == SubqueryKind.SCALAR ? "subquery as a value" : kind.name();
    }
}
