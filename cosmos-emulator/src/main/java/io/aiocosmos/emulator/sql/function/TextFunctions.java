package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.value.SizeBudget;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/** Length, parts and changes of strings. Lengths and positions count UTF-16 units. */
final class TextFunctions {
    private static final int MAX_REPLICATED = 10_000;

    private TextFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                BuiltIn.many("CONCAT", 2, TextFunctions::concat),
                BuiltIn.text("LENGTH", text -> Values.of(text.length())),
                BuiltIn.text("LOWER", text -> Values.of(text.toLowerCase(Locale.ROOT))),
                BuiltIn.text("UPPER", text -> Values.of(text.toUpperCase(Locale.ROOT))),
                BuiltIn.text(
                        "REVERSE",
                        text -> Values.of(new StringBuilder(text).reverse().toString())),
                trim("TRIM", true, true),
                trim("LTRIM", true, false),
                trim("RTRIM", false, true),
                BuiltIn.two("LEFT", (text, count) -> part(text, count, true)),
                BuiltIn.two("RIGHT", (text, count) -> part(text, count, false)),
                BuiltIn.some("SUBSTRING", 3, 3, TextFunctions::substring),
                BuiltIn.some("REPLACE", 3, 3, TextFunctions::replace),
                BuiltIn.two("REPLICATE", TextFunctions::replicate));
    }

    private static JsonNode concat(JsonNode[] arguments) {
        StringBuilder all = new StringBuilder();
        for (JsonNode argument : arguments) {
            if (!argument.isString()) return Values.UNDEFINED;
            SizeBudget.check((long) all.length() + argument.stringValue().length());
            all.append(argument.stringValue());
        }
        return Values.of(all.toString());
    }

    /** {@code (text[, characters])}: removes these characters at both ends, white space by default. */
    private static BuiltIn trim(String name, boolean left, boolean right) {
        return BuiltIn.some(name, 1, 2, arguments -> {
            if (!Arguments.areStrings(arguments, arguments.length)) return Values.UNDEFINED;
            IntPredicate goes = arguments.length == 1
                    ? Character::isWhitespace
                    : c -> arguments[1].stringValue().indexOf(c) >= 0;
            String text = arguments[0].stringValue();
            int start = 0;
            int end = text.length();
            while (left && start < end && goes.test(text.charAt(start))) start++;
            while (right && end > start && goes.test(text.charAt(end - 1))) end--;
            return Values.of(text.substring(start, end));
        });
    }

    private static JsonNode part(JsonNode text, JsonNode count, boolean left) {
        if (!text.isString() || !Values.isInteger(count)) return Values.UNDEFINED;
        String whole = text.stringValue();
        int length = (int) Math.max(0, Math.min(Values.integer(count), whole.length()));
        return Values.of(left ? whole.substring(0, length) : whole.substring(whole.length() - length));
    }

    private static JsonNode substring(JsonNode[] arguments) {
        if (!arguments[0].isString() || !Arguments.areIntegers(arguments, 1)) return Values.UNDEFINED;
        String whole = arguments[0].stringValue();
        long start = Values.integer(arguments[1]);
        long length = Values.integer(arguments[2]);
        if (start < 0 || start >= whole.length() || length <= 0) return Values.of("");
        long end = length > whole.length() - start ? whole.length() : start + length;
        return Values.of(whole.substring((int) start, (int) end));
    }

    private static JsonNode replace(JsonNode[] arguments) {
        if (!Arguments.areStrings(arguments, 3)) return Values.UNDEFINED;
        String sought = arguments[1].stringValue();
        if (sought.isEmpty()) return Values.UNDEFINED;
        return Values.of(replace(arguments[0].stringValue(), sought, arguments[2].stringValue()));
    }

    /** By hand, to stop before the result is too long. */
    private static String replace(String text, String sought, String replacement) {
        StringBuilder result = new StringBuilder();
        int start = 0;
        for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, start)) {
            SizeBudget.check((long) result.length() + text.length() + replacement.length());
            result.append(text, start, at).append(replacement);
            start = at + sought.length();
        }
        return result.append(text, start, text.length()).toString();
    }

    /** A fraction of the count is cut off; a result that would be too long is undefined. */
    private static JsonNode replicate(JsonNode text, JsonNode count) {
        if (!text.isString() || !count.isNumber()) return Values.UNDEFINED;
        double times = Values.number(count);
        String unit = text.stringValue();
        if (!(times >= 0) || Math.floor(times) * unit.length() > MAX_REPLICATED) return Values.UNDEFINED;
        return Values.of(unit.isEmpty() ? unit : unit.repeat((int) times));
    }
}
