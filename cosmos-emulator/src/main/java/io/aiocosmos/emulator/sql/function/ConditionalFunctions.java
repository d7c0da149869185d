package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.eval.Logic;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Functions that choose one of their arguments. */
final class ConditionalFunctions {
    private ConditionalFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                new BuiltIn("IIF", 3, 3, a -> Logic.choose(a.get(0), a.get(1), a.get(2))),
                BuiltIn.many("CHOOSE", 2, ConditionalFunctions::choose));
    }

    /** The first argument is the position of the chosen one, counted from 1. */
    private static JsonNode choose(JsonNode[] arguments) {
        if (!Values.isInteger(arguments[0])) return Values.UNDEFINED;
        long position = Values.integer(arguments[0]);
        return position >= 1 && position < arguments.length ? arguments[(int) position] : Values.UNDEFINED;
    }
}
