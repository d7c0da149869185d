package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.value.Values;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/** Searching and changing strings. Lengths and positions count UTF-16 units. */
final class TextFunctions {
    private static final int MAX_REPLICATED = 10_000;

    private TextFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                BuiltIn.many("CONCAT", 2, TextFunctions::concat),
                search("CONTAINS", String::contains),
                search("STARTSWITH", String::startsWith),
                search("ENDSWITH", String::endsWith),
                search("STRINGEQUALS", String::equals),
                BuiltIn.text("LENGTH", text -> Values.of(text.length())),
                BuiltIn.text("LOWER", text -> Values.of(text.toLowerCase(Locale.ROOT))),
                BuiltIn.text("UPPER", text -> Values.of(text.toUpperCase(Locale.ROOT))),
                BuiltIn.text(
                        "REVERSE",
                        text -> Values.of(new StringBuilder(text).reverse().toString())),
                BuiltIn.two("LEFT", (text, count) -> part(text, count, true)),
                BuiltIn.two("RIGHT", (text, count) -> part(text, count, false)),
                BuiltIn.some("SUBSTRING", 3, 3, TextFunctions::substring),
                BuiltIn.some("REPLACE", 3, 3, TextFunctions::replace),
                BuiltIn.two("REPLICATE", TextFunctions::replicate));
    }

    /** {@code (text, sought[, ignoreCase])}. */
    private static BuiltIn search(String name, BiPredicate<String, String> test) {
        return BuiltIn.some(name, 2, 3, arguments -> {
            boolean typed = arguments[0].isString() && arguments[1].isString();
            if (!typed || arguments.length == 3 && !arguments[2].isBoolean()) return Values.UNDEFINED;
            boolean folds = arguments.length == 3 && arguments[2].booleanValue();
            return Values.of(test.test(text(arguments[0], folds), text(arguments[1], folds)));
        });
    }

    private static String text(JsonNode value, boolean folds) {
        return folds ? value.stringValue().toLowerCase(Locale.ROOT) : value.stringValue();
    }

    private static JsonNode concat(JsonNode[] arguments) {
        StringBuilder all = new StringBuilder();
        for (JsonNode argument : arguments) {
            if (!argument.isString()) return Values.UNDEFINED;
            all.append(argument.stringValue());
        }
        return Values.of(all.toString());
    }

    private static JsonNode part(JsonNode text, JsonNode count, boolean left) {
        if (!text.isString() || !Values.isInteger(count)) return Values.UNDEFINED;
        String whole = text.stringValue();
        int length = (int) Math.max(0, Math.min(Values.integer(count), whole.length()));
        return Values.of(left ? whole.substring(0, length) : whole.substring(whole.length() - length));
    }

    private static JsonNode substring(JsonNode[] arguments) {
        if (!arguments[0].isString() || !Values.isInteger(arguments[1]) || !Values.isInteger(arguments[2])) {
            return Values.UNDEFINED;
        }
        String whole = arguments[0].stringValue();
        long start = Values.integer(arguments[1]);
        long length = Values.integer(arguments[2]);
        if (start < 0 || start >= whole.length() || length <= 0) return Values.of("");
        long end = length > whole.length() - start ? whole.length() : start + length;
        return Values.of(whole.substring((int) start, (int) end));
    }

    private static JsonNode replace(JsonNode[] arguments) {
        for (JsonNode argument : arguments) {
            if (!argument.isString()) return Values.UNDEFINED;
        }
        String sought = arguments[1].stringValue();
        if (sought.isEmpty()) return Values.UNDEFINED;
        return Values.of(arguments[0].stringValue().replace(sought, arguments[2].stringValue()));
    }

    /** A fraction of the count is cut off; nothing comes of a result that would be too long. */
    private static JsonNode replicate(JsonNode text, JsonNode count) {
        if (!text.isString() || !count.isNumber()) return Values.UNDEFINED;
        double times = count.doubleValue();
        String unit = text.stringValue();
        if (!(times >= 0) || Math.floor(times) * unit.length() > MAX_REPLICATED) return Values.UNDEFINED;
        return Values.of(unit.isEmpty() ? unit : unit.repeat((int) times));
    }
}
