package io.aiocosmos.core.query;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The filter with which an ordered query goes on after a row. A comparison between types is never true, so types that
 * sort later are listed. Written as the official clients do.
 */
final class ResumeFilter {
    static final String PLACEHOLDER = "{documentdb-formattableorderbyquery-filter}";

    /** By {@link JsonValue#rank}. */
    private static final String[] TYPE_TESTS = {
        "NOT IS_DEFINED(", "IS_NULL(", "IS_BOOLEAN(", "IS_NUMBER(", "IS_STRING(", "IS_ARRAY(", "IS_OBJECT("
    };

    private final List<String> expressions;
    private final List<Boolean> descending;

    ResumeFilter(QueryPlan plan) {
        expressions = plan.orderByExpressions;
        descending = plan.orderBy;
    }

    /** The query without a filter. */
    static String none(String text) {
        return replace(text, "true");
    }

    /** Replaces the placeholder, except in strings and comments, which are the user's. */
    private static String replace(String text, String filter) {
        StringBuilder replaced = new StringBuilder(text.length() + filter.length());
        int copied = 0;
        for (int at = 0; at < text.length(); ) {
            if (text.startsWith(PLACEHOLDER, at)) {
                replaced.append(text, copied, at).append(filter);
                at += PLACEHOLDER.length();
                copied = at;
            } else at = afterToken(text, at);
        }
        return replaced.append(text, copied, text.length()).toString();
    }

    private static int afterToken(String text, int at) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') return afterString(text, at + 1, c);
        if (text.startsWith("--", at)) return after(text, "\n", at);
        return text.startsWith("/*", at) ? after(text, "*/", at + 2) : at + 1;
    }

    private static int afterString(String text, int start, char quote) {
        int at = start;
        while (at < text.length() && text.charAt(at) != quote) at += text.charAt(at) == '\\' ? 2 : 1;
        return at + 1;
    }

    private static int after(String text, String end, int at) {
        int found = text.indexOf(end, at);
        return found < 0 ? text.length() : found + end.length();
    }

    /** The query with a filter for rows after the values, and equal to them if included. */
    String apply(String text, List<JsonValue> values, boolean includeEqual) {
        StringBuilder filter = new StringBuilder("(");
        for (int prefix = 1; prefix <= values.size(); prefix++) {
            if (prefix > 1) filter.append(" OR ");
            boolean whole = prefix == values.size();
            appendPrefix(filter, values, prefix, whole && includeEqual);
        }
        return replace(text, filter.append(')').toString());
    }

    /** Equal in the first columns, later in the last of them. */
    private void appendPrefix(StringBuilder filter, List<JsonValue> values, int prefix, boolean includeEqual) {
        filter.append('(');
        for (int i = 0; i < prefix - 1; i++) {
            appendEqual(filter, expressions.get(i), values.get(i));
            filter.append(" AND ");
        }
        appendAfter(filter, prefix - 1, values.get(prefix - 1), includeEqual);
        filter.append(')');
    }

    private static void appendEqual(StringBuilder filter, String expression, JsonValue value) {
        if (value.isDefined())
            filter.append('(')
                    .append(expression)
                    .append(" = ")
                    .append(literal(value))
                    .append(')');
        else filter.append("(NOT IS_DEFINED(").append(expression).append("))");
    }

    private void appendAfter(StringBuilder filter, int column, JsonValue value, boolean includeEqual) {
        String expression = expressions.get(column);
        boolean down = descending.get(column);
        filter.append('(');
        if (value.isDefined()) {
            String operator = (down ? " <" : " >") + (includeEqual ? "= " : " ");
            filter.append(expression).append(operator).append(literal(value));
        } else if (includeEqual)
            filter.append("NOT IS_DEFINED(").append(expression).append(')');
        else filter.append("false");
        int type = value.rank();
        for (int i = down ? 0 : type + 1; i < (down ? type : TYPE_TESTS.length); i++)
            filter.append(" OR ").append(TYPE_TESTS[i]).append(expression).append(')');
        filter.append(')');
    }

    private static String literal(JsonValue value) {
        return new String(value.json().toBytes(), StandardCharsets.UTF_8);
    }
}
