package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.eval.Logic;
import io.aiocosmos.emulator.sql.value.SizeBudget;
import io.aiocosmos.emulator.sql.value.ValueOrder;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Searching, slicing and joining arrays. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                BuiltIn.many("ARRAY_CONCAT", 2, ArrayFunctions::concat),
                BuiltIn.some("ARRAY_CONTAINS", 2, 3, ArrayFunctions::contains),
                each("ARRAY_CONTAINS_ALL", Logic::and),
                each("ARRAY_CONTAINS_ANY", Logic::or),
                BuiltIn.one(
                        "ARRAY_LENGTH", array -> array.isArray() ? Values.of((long) array.size()) : Values.UNDEFINED),
                BuiltIn.some("ARRAY_SLICE", 2, 3, ArrayFunctions::slice),
                BuiltIn.some("OBJECTTOARRAY", 1, 3, ArrayFunctions::fromObject));
    }

    private static JsonNode concat(JsonNode[] arguments) {
        if (!Arguments.areArrays(arguments)) return Values.UNDEFINED;
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (JsonNode array : arguments) {
            SizeBudget.check((long) all.size() + array.size());
            array.forEach(all::add);
        }
        return SizeBudget.checked(all);
    }

    /** {@code (array, value[, partial])}: partially, an element need only have the members of the value. */
    private static JsonNode contains(JsonNode[] arguments) {
        if (arguments.length == 3 && !arguments[2].isBoolean()) return Values.UNDEFINED;
        boolean partial = arguments.length == 3 && arguments[2].booleanValue();
        return contains(arguments[0], arguments[1], partial && arguments[1].isObject());
    }

    private static JsonNode contains(JsonNode array, JsonNode value, boolean partial) {
        if (!array.isArray() || value.isMissingNode()) return Values.UNDEFINED;
        for (JsonNode element : array) {
            if (partial ? hasMembers(element, value) : ValueOrder.equal(element, value)) return Values.of(true);
        }
        return Values.of(false);
    }

    private static boolean hasMembers(JsonNode element, JsonNode wanted) {
        for (Map.Entry<String, JsonNode> member : wanted.properties()) {
            if (!ValueOrder.equal(element.path(member.getKey()), member.getValue())) return false;
        }
        return element.isObject();
    }

    /** {@code (array, value, …)}: ARRAY_CONTAINS of each value, joined by three-valued logic. */
    private static BuiltIn each(String name, BinaryOperator<JsonNode> join) {
        return BuiltIn.many(name, 2, arguments -> {
            JsonNode result = contains(arguments[0], arguments[1], false);
            for (int i = 2; i < arguments.length; i++) {
                result = join.apply(result, contains(arguments[0], arguments[i], false));
            }
            return result;
        });
    }

    /** {@code (array, start[, length])}: a negative start counts from the end. */
    private static JsonNode slice(JsonNode[] arguments) {
        if (!arguments[0].isArray() || !Arguments.areIntegers(arguments, 1)) return Values.UNDEFINED;
        int size = arguments[0].size();
        long start = Values.integer(arguments[1]);
        long from = start < 0 ? Math.max(0, size + Math.max(start, -size)) : Math.min(start, size);
        long length = arguments.length == 3 ? Math.max(0, Values.integer(arguments[2])) : size;
        long to = from + Math.min(length, size - from);
        ArrayNode slice = JsonNodeFactory.instance.arrayNode();
        for (long i = from; i < to; i++) slice.add(arguments[0].get((int) i));
        return slice;
    }

    /** {@code (object[, nameOfNames[, nameOfValues]])}. */
    private static JsonNode fromObject(JsonNode[] arguments) {
        String name = "k";
        String value = "v";
        for (int i = 1; i < arguments.length; i++) {
            if (!arguments[i].isString()) return Values.UNDEFINED;
            if (i == 1) name = arguments[i].stringValue();
            else value = arguments[i].stringValue();
        }
        if (!arguments[0].isObject()) return Values.UNDEFINED;
        ArrayNode pairs = JsonNodeFactory.instance.arrayNode();
        for (Map.Entry<String, JsonNode> member : arguments[0].properties()) {
            pairs.addObject().put(name, member.getKey()).set(value, member.getValue());
        }
        return SizeBudget.checked(pairs);
    }
}
