package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Keeps every tree shallow, so that nothing that walks it can exhaust the stack. Going down is counted where the parser
 * recurses; chains such as {@code 1+1+1} grow to the left without recursion, so finished nodes are measured too.
 */
final class NestingLimit {
    /** Far above what people write; the parser needs two kilobytes of stack for a level, and threads have 1000. */
    static final int MAX_DEPTH = 256;

    private final Map<Expression, Integer> heights = new IdentityHashMap<>();
    private int depth;

    void enter() {
        if (++depth > MAX_DEPTH) throw tooDeep();
    }

    void leave() {
        depth--;
    }

    <E extends Expression> E finished(E expression) {
        int height = 1;
        for (Expression child : expression.children()) {
            height = Math.max(height, 1 + heights.getOrDefault(child, 0));
        }
        if (height > MAX_DEPTH) throw tooDeep();
        heights.put(expression, height);
        return expression;
    }

    private static SqlException tooDeep() {
        return SqlException.plain("The query is nested more than " + MAX_DEPTH + " levels deep.");
    }
}
