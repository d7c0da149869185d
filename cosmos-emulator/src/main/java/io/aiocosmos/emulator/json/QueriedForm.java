package io.aiocosmos.emulator.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a value to the form in which queries see it: integers that no long holds are doubles
 * (measured on a hosted account).
 */
public final class QueriedForm {
    private QueriedForm() {}

    /** Changes objects and arrays in place. */
    public static JsonNode of(JsonNode value) {
        if (value instanceof ObjectNode object) {
            for (var property : object.properties()) {
                JsonNode seen = of(property.getValue());
                if (seen != property.getValue()) property.setValue(seen);
            }
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode seen = of(array.get(i));
                if (seen != array.get(i)) array.set(i, seen);
            }
        } else if (value.isBigInteger()) {
            return Json.NODES.numberNode(value.doubleValue());
        }
        return value;
    }
}
