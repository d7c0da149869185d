package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.eval.Logic;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.ToIntBiFunction;
import tools.jackson.databind.JsonNode;

/** Searching in strings. Positions count UTF-16 units. */
final class SearchFunctions {
    private SearchFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                search("CONTAINS", String::contains),
                search("STARTSWITH", String::startsWith),
                search("ENDSWITH", String::endsWith),
                search("STRINGEQUALS", String::equals),
                terms("CONTAINS_ALL_CI", true, Logic::and),
                terms("CONTAINSALLCI", true, Logic::and),
                terms("CONTAINS_ALL_CS", false, Logic::and),
                terms("CONTAINSALLCS", false, Logic::and),
                terms("CONTAINS_ANY_CI", true, Logic::or),
                terms("CONTAINSANYCI", true, Logic::or),
                terms("CONTAINS_ANY_CS", false, Logic::or),
                terms("CONTAINSANYCS", false, Logic::or),
                BuiltIn.some("INDEX_OF", 2, 3, SearchFunctions::indexOf),
                BuiltIn.some("LASTINDEXOF", 2, 3, SearchFunctions::lastIndexOf),
                around("SUBSTRINGBEFORE", (text, delimiter) -> before(text, text.indexOf(delimiter))),
                around("SUBSTRINGAFTER", (text, delimiter) -> after(text, text.indexOf(delimiter), delimiter)),
                around("LASTSUBSTRINGBEFORE", (text, delimiter) -> before(text, text.lastIndexOf(delimiter))),
                around("LASTSUBSTRINGAFTER", (text, delimiter) -> after(text, text.lastIndexOf(delimiter), delimiter)));
    }

    /** {@code (text, sought[, ignoreCase])}. */
    private static BuiltIn search(String name, BiPredicate<String, String> test) {
        return BuiltIn.some(name, 2, 3, arguments -> {
            if (!Arguments.areStrings(arguments, 2)) return Values.UNDEFINED;
            if (arguments.length == 3 && !arguments[2].isBoolean()) return Values.UNDEFINED;
            boolean folds = arguments.length == 3 && arguments[2].booleanValue();
            return Values.of(test.test(text(arguments[0], folds), text(arguments[1], folds)));
        });
    }

    /** {@code (text, term, …)}: CONTAINS of each term, joined by three-valued logic. */
    private static BuiltIn terms(String name, boolean folds, BinaryOperator<JsonNode> join) {
        return BuiltIn.many(name, 2, arguments -> {
            JsonNode result = contains(arguments[0], arguments[1], folds);
            for (int i = 2; i < arguments.length; i++) {
                result = join.apply(result, contains(arguments[0], arguments[i], folds));
            }
            return result;
        });
    }

    private static JsonNode contains(JsonNode text, JsonNode term, boolean folds) {
        if (!text.isString() || !term.isString()) return Values.UNDEFINED;
        return Values.of(text(text, folds).contains(text(term, folds)));
    }

    private static String text(JsonNode value, boolean folds) {
        return folds ? value.stringValue().toLowerCase(Locale.ROOT) : value.stringValue();
    }

    private static JsonNode indexOf(JsonNode[] arguments) {
        return position(arguments, (text, sought) -> text.indexOf(sought, start(arguments, 0)));
    }

    /** Searches backwards, from the start position, by default the end; nothing behind it is searched. */
    private static JsonNode lastIndexOf(JsonNode[] arguments) {
        return position(arguments, (text, sought) -> {
            long end = Math.min(text.length(), start(arguments, text.length()) + 1L);
            return text.lastIndexOf(sought, (int) end - sought.length());
        });
    }

    private static JsonNode position(JsonNode[] arguments, ToIntBiFunction<String, String> finder) {
        boolean typed = Arguments.areStrings(arguments, 2) && Arguments.areIntegers(arguments, 2);
        if (!typed) return Values.UNDEFINED;
        return Values.of((long) finder.applyAsInt(arguments[0].stringValue(), arguments[1].stringValue()));
    }

    private static int start(JsonNode[] arguments, int otherwise) {
        if (arguments.length < 3) return otherwise;
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, Values.integer(arguments[2])));
    }

    /** {@code (text, delimiter)}; undefined if the delimiter does not occur. */
    private static BuiltIn around(String name, BiFunction<String, String, JsonNode> part) {
        return BuiltIn.two(
                name,
                (text, delimiter) -> text.isString() && delimiter.isString()
                        ? part.apply(text.stringValue(), delimiter.stringValue())
                        : Values.UNDEFINED);
    }

    private static JsonNode before(String text, int position) {
        return position < 0 ? Values.UNDEFINED : Values.of(text.substring(0, position));
    }

    private static JsonNode after(String text, int position, String delimiter) {
        return position < 0 ? Values.UNDEFINED : Values.of(text.substring(position + delimiter.length()));
    }
}
