package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.value.Values;
import tools.jackson.databind.JsonNode;

/** Checks of the types of arguments. */
final class Arguments {
    private Arguments() {}

    /** Whether the first {@code count} are strings. */
    static boolean areStrings(JsonNode[] arguments, int count) {
        for (int i = 0; i < count; i++) {
            if (!arguments[i].isString()) return false;
        }
        return true;
    }

    /** Whether those from {@code start} on are integers. */
    static boolean areIntegers(JsonNode[] arguments, int start) {
        for (int i = start; i < arguments.length; i++) {
            if (!Values.isInteger(arguments[i])) return false;
        }
        return true;
    }

    static boolean areNumbers(JsonNode[] arguments) {
        for (JsonNode argument : arguments) {
            if (!argument.isNumber()) return false;
        }
        return true;
    }

    static boolean areArrays(JsonNode[] arguments) {
        for (JsonNode argument : arguments) {
            if (!argument.isArray()) return false;
        }
        return true;
    }
}
