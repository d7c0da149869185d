package io.aiocosmos.emulator.sql.bind;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.value.Values;

/** Paths into a document: a name, then members and positions. */
public final class Paths {
    private Paths() {}

    /** Whether it is a path whose positions are all integer constants. */
    public static boolean isConstant(Expression expression) {
        if (expression instanceof Expression.Member member) return isConstant(member.target());
        if (expression instanceof Expression.Element element) {
            return element.position() instanceof Expression.Literal literal
                    && Values.isInteger(literal.value())
                    && isConstant(element.target());
        }
        return expression instanceof Expression.Identifier;
    }

    /** The name that a path starts from. */
    static Expression.Identifier root(Expression path) {
        if (path instanceof Expression.Member member) return root(member.target());
        if (path instanceof Expression.Element element) return root(element.target());
        return (Expression.Identifier) path;
    }
}
