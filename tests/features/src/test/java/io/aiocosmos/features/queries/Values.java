package io.aiocosmos.features.queries;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON values in the service's order; a missing node is undefined. */
final class Values {
    static final JsonNode UNDEFINED = JsonNodeFactory.instance.missingNode();
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Arrays are equal to each other, and so are objects: how the service compares them is unknown. */
    static final Comparator<JsonNode> ORDER =
            Comparator.comparingInt(Values::rank).thenComparing(Values::compareAlike);

    private Values() {}

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    static boolean isDefined(JsonNode value) {
        return !value.isMissingNode();
    }

    private static int rank(JsonNode value) {
        switch (value.getNodeType()) {
            case MISSING:
                return 0;
            case NULL:
                return 1;
            case BOOLEAN:
                return 2;
            case NUMBER:
                return 3;
            case STRING:
                return 4;
            case ARRAY:
                return 5;
            default:
                return 6;
        }
    }

    private static int compareAlike(JsonNode one, JsonNode other) {
        if (one.isNumber()) return Double.compare(one.doubleValue() + 0.0, other.doubleValue() + 0.0);
        if (one.isString()) return Arrays.compareUnsigned(utf8(one), utf8(other));
        if (one.isBoolean()) return Boolean.compare(one.booleanValue(), other.booleanValue());
        return 0;
    }

    /** Its bytes have the order of its code points. */
    private static byte[] utf8(JsonNode text) {
        return text.stringValue().getBytes(StandardCharsets.UTF_8);
    }

    /** A canonical text, equal for equal values. */
    static String text(JsonNode value) {
        if (value.isNumber()) return Double.toString(value.doubleValue() + 0.0);
        if (value.isArray()) return value.valueStream().map(Values::text).collect(Collectors.joining(",", "[", "]"));
        if (!value.isObject()) return value.isMissingNode() ? "undefined" : value.toString();
        Map<String, String> fields = new TreeMap<>();
        value.propertyStream().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        return fields.toString();
    }
}
