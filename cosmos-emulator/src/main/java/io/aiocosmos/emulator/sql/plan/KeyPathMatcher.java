package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.ast.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of one partition key path. */
record KeyPathMatcher(List<String> names) {
    /** {@code /a/b} or {@code /"a b"/c}; empty for what points into arrays, which no filter is matched with. */
    static Optional<KeyPathMatcher> of(String path) {
        if (path.indexOf('[') >= 0) return Optional.empty();
        List<String> names = new ArrayList<>();
        int at = 1;
        while (at <= path.length()) {
            boolean quoted = path.startsWith("\"", at);
            int end = path.indexOf(quoted ? "\"/" : "/", at + (quoted ? 1 : 0));
            if (end < 0) end = path.length() - (quoted ? 1 : 0);
            names.add(path.substring(at + (quoted ? 1 : 0), end));
            at = end + (quoted ? 2 : 1);
        }
        return Optional.of(new KeyPathMatcher(names));
    }

    /** Whether an expression is this path, from a root that passes the test. */
    boolean matches(Expression expression, RootTest root) {
        Expression rest = expression;
        for (int i = names.size() - 1; i >= 0; i--) {
            if (!(rest instanceof Expression.Member member) || !member.name().equals(names.get(i))) return false;
            rest = member.target();
        }
        return rest instanceof Expression.Identifier identifier && root.isItem(identifier);
    }

    /** Whether an alias stands for whole items. */
    @FunctionalInterface
    interface RootTest {
        boolean isItem(Expression.Identifier identifier);
    }
}
