package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.value.SizeBudget;
import io.aiocosmos.emulator.sql.value.ValueKey;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Arrays as sets: results have no duplicates and keep the order of first appearance. */
final class SetFunctions {
    private SetFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                of("SETINTERSECT", SetFunctions::intersect),
                of("SETUNION", SetFunctions::union),
                of("SETDIFFERENCE", SetFunctions::difference),
                of("SETEQUAL", (left, right) -> Values.of(left.keySet().equals(right.keySet()))));
    }

    private static BuiltIn of(
            String name, BiFunction<Map<ValueKey, JsonNode>, Map<ValueKey, JsonNode>, JsonNode> body) {
        return BuiltIn.two(
                name,
                (left, right) ->
                        left.isArray() && right.isArray() ? body.apply(set(left), set(right)) : Values.UNDEFINED);
    }

    private static Map<ValueKey, JsonNode> set(JsonNode array) {
        Map<ValueKey, JsonNode> set = new LinkedHashMap<>();
        for (JsonNode element : array) set.putIfAbsent(ValueKey.of(element), element);
        return set;
    }

    private static JsonNode intersect(Map<ValueKey, JsonNode> left, Map<ValueKey, JsonNode> right) {
        left.keySet().retainAll(right.keySet());
        return array(left);
    }

    private static JsonNode union(Map<ValueKey, JsonNode> left, Map<ValueKey, JsonNode> right) {
        right.forEach(left::putIfAbsent);
        return array(left);
    }

    private static JsonNode difference(Map<ValueKey, JsonNode> left, Map<ValueKey, JsonNode> right) {
        left.keySet().removeAll(right.keySet());
        return array(left);
    }

    private static JsonNode array(Map<ValueKey, JsonNode> set) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(set.size());
        set.values().forEach(array::add);
        return SizeBudget.checked(array);
    }
}
