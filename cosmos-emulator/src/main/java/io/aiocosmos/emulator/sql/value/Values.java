package io.aiocosmos.emulator.sql.value;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.ObjectNode;

/** Makes and tests values. Values are shared between rows and never changed once made. */
public final class Values {
    public static final JsonNode UNDEFINED = JsonNodeFactory.instance.missingNode();
    public static final JsonNode NULL = JsonNodeFactory.instance.nullNode();

    /** Above this, doubles are no longer exact integers and print as doubles. */
    private static final double MAX_EXACT = 1L << 53;

    private Values() {}

    public static JsonNode of(boolean value) {
        return value ? BooleanNode.TRUE : BooleanNode.FALSE;
    }

    public static JsonNode of(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    /** A number that prints as {@code 5}, not {@code 5.0}; undefined if it is not finite, which JSON cannot express. */
    public static JsonNode of(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= MAX_EXACT) return of((long) value);
        return Double.isFinite(value) ? JsonNodeFactory.instance.numberNode(value) : UNDEFINED;
    }

    public static JsonNode of(long value) {
        return value == (int) value
                ? JsonNodeFactory.instance.numberNode((int) value)
                : JsonNodeFactory.instance.numberNode(value);
    }

    /**
     * A value that was read from JSON text, with its numbers as queries make them: {@code 100000.0} is an integer, and one
     * that no long holds is a double. Changes objects and arrays in place; undefined if a number is beyond the doubles.
     */
    public static JsonNode read(JsonNode value) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                JsonNode read = read(member.getValue());
                if (read.isMissingNode()) return UNDEFINED;
                if (read != member.getValue()) member.setValue(read);
            }
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode read = read(array.get(i));
                if (read.isMissingNode()) return UNDEFINED;
                if (read != array.get(i)) array.set(i, read);
            }
        }
        return value.isNumber() && !value.isInt() && !value.isLong() ? of(number(value)) : value;
    }

    /** A number as the double that SQL takes it for; beyond the doubles it is infinite. */
    public static double number(JsonNode value) {
        boolean large = value.isBigInteger() || value.isBigDecimal();
        return large ? value.decimalValue().doubleValue() : value.doubleValue();
    }

    public static boolean isDefined(JsonNode value) {
        return !value.isMissingNode();
    }

    public static boolean isTrue(JsonNode value) {
        return value.isBoolean() && value.booleanValue();
    }

    public static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.booleanValue();
    }

    /** Null, boolean, number or string. */
    public static boolean isPrimitive(JsonNode value) {
        JsonNodeType type = value.getNodeType();
        return type == JsonNodeType.STRING
                || type == JsonNodeType.NUMBER
                || type == JsonNodeType.BOOLEAN
                || type == JsonNodeType.NULL;
    }

    /** Whether it is a number without fraction that fits signed 64 bits. */
    public static boolean isInteger(JsonNode value) {
        if (!value.isNumber()) return false;
        if (value.isInt() || value.isLong()) return true;
        double number = number(value);
        return number == Math.rint(number) && number >= Long.MIN_VALUE && number < 0x1p63;
    }

    /** An integer's value; only for what {@link #isInteger} accepts. */
    public static long integer(JsonNode value) {
        return value.isInt() || value.isLong() ? value.longValue() : (long) number(value);
    }
}
