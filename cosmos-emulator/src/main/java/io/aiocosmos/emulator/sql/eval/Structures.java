package io.aiocosmos.emulator.sql.eval;

import io.aiocosmos.emulator.sql.value.SizeBudget;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and builds objects and arrays. */
public final class Structures {
    private Structures() {}

    public static Evaluator member(Evaluator target, String name) {
        return frame -> target.evaluate(frame).path(name);
    }

    /** {@code target[position]}: a string looks into an object, an integer into an array. */
    public static Evaluator element(Evaluator target, Evaluator position) {
        return frame -> {
            JsonNode at = position.evaluate(frame);
            JsonNode value = target.evaluate(frame);
            if (at.isString()) return value.path(at.stringValue());
            if (!value.isArray() || !Values.isInteger(at)) return Values.UNDEFINED;
            long index = Values.integer(at);
            return index >= 0 && index < value.size() ? value.path((int) index) : Values.UNDEFINED;
        };
    }

    /** Undefined elements are left out. */
    public static Evaluator array(Evaluator[] elements) {
        return frame -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.length);
            for (Evaluator element : elements) {
                JsonNode value = element.evaluate(frame);
                if (Values.isDefined(value)) array.add(value);
            }
            return SizeBudget.checked(array);
        };
    }

    /** Undefined properties are left out; of two with one name the later counts. */
    public static Evaluator object(List<String> names, Evaluator[] values) {
        String[] keys = names.toArray(String[]::new);
        return frame -> {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < keys.length; i++) {
                JsonNode value = values[i].evaluate(frame);
                if (Values.isDefined(value)) object.set(keys[i], value);
            }
            return SizeBudget.checked(object);
        };
    }
}
