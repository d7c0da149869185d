package io.aiocosmos;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The condition of a patch, cut at its parameters. The protocol has no parameters here, so their values become literals;
 * texts and comments within the condition are left as they are. Immutable.
 */
final class PatchCondition {
    /** Texts between parameters, one more than there are parameters. */
    private final List<String> texts = new ArrayList<>();

    /** The value for each parameter, as often as it appears. */
    private final List<Object> values = new ArrayList<>();

    private PatchCondition() {}

    /** As it is sent. */
    static PatchCondition raw(String fragment) {
        PatchCondition whole = new PatchCondition();
        whole.texts.add(checked(fragment));
        return whole;
    }

    /** @param given the values of its parameters in the order of their names */
    static PatchCondition of(String condition, Object[] given) {
        PatchCondition cut = new PatchCondition();
        cut.cut(checked(condition), given);
        cut.texts.set(0, "from c where " + cut.texts.get(0));
        return cut;
    }

    private static String checked(String condition) {
        return Check.wholeUnicode("condition", Check.notBlank("condition", condition));
    }

    private void cut(String condition, Object[] given) {
        List<String> names = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < condition.length()) {
            if (condition.charAt(at) != '@') {
                at = skip(condition, at);
                continue;
            }
            int end = at + 1;
            while (end < condition.length() && isOfName(condition.charAt(end))) end++;
            String name = condition.substring(at, end);
            int index = names.indexOf(name);
            if (index < 0) index = add(names, name);
            if (index >= given.length) throw wrongCount(given);
            texts.add(condition.substring(from, at));
            values.add(checked(name, given[index]));
            from = at = end;
        }
        if (names.size() != given.length) throw wrongCount(given);
        texts.add(condition.substring(from));
    }

    private static int add(List<String> names, String name) {
        if (name.length() == 1) throw new IllegalArgumentException("condition has an @ without a name");
        names.add(name);
        return names.size() - 1;
    }

    private static Object checked(String name, Object value) {
        if (value instanceof PartitionKey)
            throw Check.wrong("parameter " + name + " is a PartitionKey: give the value that the key was made of");
        if (value instanceof String) Check.wholeUnicode("parameter " + name, (String) value);
        return value;
    }

    private static IllegalArgumentException wrongCount(Object[] given) {
        return new IllegalArgumentException(
                "condition must have as many parameters as there are values, which are " + given.length);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c);
    }

    /** After a text, a comment, or one character of anything else. */
    private static int skip(String sql, int at) {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"') return skipText(sql, at, c);
        if (sql.startsWith("--", at)) return skipTo(sql, "\n", at + 2);
        return sql.startsWith("/*", at) ? skipTo(sql, "*/", at + 2) : at + 1;
    }

    private static int skipText(String sql, int at, char quote) {
        for (int i = at + 1; i < sql.length(); i++) {
            if (sql.charAt(i) == quote) return i + 1;
            if (sql.charAt(i) == '\\') i++;
        }
        throw new IllegalArgumentException("condition has a text that does not end");
    }

    private static int skipTo(String sql, String end, int at) {
        int found = sql.indexOf(end, at);
        return found < 0 ? sql.length() : found + end.length();
    }

    /** Blanks around each literal keep a negative number from becoming a comment with the minus before it. */
    String text(Function<Object, String> literal) {
        StringBuilder text = new StringBuilder(texts.get(0));
        for (int i = 0; i < values.size(); i++)
            text.append(' ').append(literal.apply(values.get(i))).append(' ').append(texts.get(i + 1));
        return text.toString();
    }
}
