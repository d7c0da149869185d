package io.aiocosmos.emulator.sql.bind;

import io.aiocosmos.emulator.sql.ast.Expression;
import java.util.List;
import java.util.Locale;

/** An expression as text without its position: expressions of equal shape are the same. */
final class ExpressionShape {
    private ExpressionShape() {}

    static String of(Expression expression) {
        StringBuilder shape = new StringBuilder();
        append(expression, shape);
        return shape.toString();
    }

    private static void append(Expression expression, StringBuilder shape) {
        shape.append(label(expression)).append('(');
        for (Expression child : expression.children()) append(child, shape);
        shape.append(')');
    }

    /** All of a node but its children. */
    private static String label(Expression expression) {
        if (expression instanceof Expression.Literal literal) return "=" + literal.value();
        if (expression instanceof Expression.Parameter parameter) return parameter.name();
        if (expression instanceof Expression.Identifier identifier) return identifier.name();
        if (expression instanceof Expression.Member member) return ".'" + member.name() + "'";
        if (expression instanceof Expression.Unary unary)
            return unary.operator().name();
        if (expression instanceof Expression.Binary binary)
            return binary.operator().name();
        if (expression instanceof Expression.Logical logical)
            return logical.operator().name();
        if (expression instanceof Expression.Between between) return "between" + between.negated();
        if (expression instanceof Expression.In in) return "in" + in.negated();
        if (expression instanceof Expression.Like like) return "like" + like.negated() + like.escape();
        if (expression instanceof Expression.ObjectLiteral object) return "{" + names(object);
        if (expression instanceof Expression.Call call) return call.name().toUpperCase(Locale.ROOT);
        if (expression instanceof Expression.Subquery subquery)
            return subquery.span().toString();
        return expression.getClass().getSimpleName();
    }

    private static List<String> names(Expression.ObjectLiteral object) {
        return object.properties().stream().map(Expression.Property::name).toList();
    }

    /** A path as text: {@code c.tags[0]["a b"]}. */
    static String path(Expression path) {
        if (path instanceof Expression.Member member) {
            String name = member.bracketed() ? "[\"" + member.name() + "\"]" : "." + member.name();
            return path(member.target()) + name;
        }
        if (path instanceof Expression.Element element) {
            return path(element.target()) + "[" + ((Expression.Literal) element.position()).value() + "]";
        }
        return ((Expression.Identifier) path).name();
    }
}
