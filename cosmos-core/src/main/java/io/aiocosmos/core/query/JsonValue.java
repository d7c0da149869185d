package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;

/**
 * A value as the service's order and arithmetic see it; {@link #UNDEFINED} where there is none. The order of types,
 * ascending: undefined, null, false, true, numbers, strings, arrays, objects. Immutable.
 */
final class JsonValue implements Comparable<JsonValue> {
    /** Which type a value has, in the service's order. */
    enum Type {
        UNDEFINED,
        NULL,
        BOOLEAN,
        NUMBER,
        STRING,
        ARRAY,
        OBJECT
    }

    static final JsonValue UNDEFINED = new JsonValue(Type.UNDEFINED, 0, "", null);

    private final Type type;
    private final double number; // booleans are 0 and 1
    private final String text; // strings as they are, arrays and objects by their canonical form
    private final JsonSlice json;

    private JsonValue(Type type, double number, String text, JsonSlice json) {
        this.type = type;
        this.number = number;
        this.text = text;
        this.json = json;
    }

    /** @param json {@code null} for undefined */
    static JsonValue of(JsonSlice json) {
        if (json == null) return UNDEFINED;
        JsonKind kind = json.kind();
        if (kind == JsonKind.NULL) return new JsonValue(Type.NULL, 0, "", json);
        if (kind == JsonKind.BOOLEAN) return new JsonValue(Type.BOOLEAN, json.booleanValue() ? 1 : 0, "", json);
        if (kind == JsonKind.NUMBER) return new JsonValue(Type.NUMBER, json.doubleValue(), "", json);
        if (kind == JsonKind.STRING) return new JsonValue(Type.STRING, 0, json.string(), json);
        Type type = kind == JsonKind.ARRAY ? Type.ARRAY : Type.OBJECT;
        return new JsonValue(type, 0, CanonicalJson.text(json), json);
    }

    /** The same, without the page that it stood on. */
    JsonValue copy() {
        return json == null ? this : new JsonValue(type, number, text, JsonSlice.of(json.toBytes()));
    }

    Type type() {
        return type;
    }

    boolean isDefined() {
        return type != Type.UNDEFINED;
    }

    /** Whether it is null, a boolean, a number or a string. */
    boolean isPrimitive() {
        return type.compareTo(Type.NULL) >= 0 && type.compareTo(Type.STRING) <= 0;
    }

    /** The value as it came; {@code null} if undefined. */
    JsonSlice json() {
        return json;
    }

    /** By type, then by value: strings by UTF-16 unit, arrays and objects in an order of no meaning but a stable one. */
    @Override
    public int compareTo(JsonValue other) {
        if (type != other.type) return type.compareTo(other.type);
        if (type == Type.NUMBER || type == Type.BOOLEAN) return compare(number, other.number);
        return text.compareTo(other.text);
    }

    /** As numbers: unlike {@link Double#compare}, minus zero is zero. */
    private static int compare(double one, double other) {
        return one < other ? -1 : one > other ? 1 : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonValue && compareTo((JsonValue) other) == 0;
    }

    @Override
    public int hashCode() {
        return type.hashCode() * 31 + (type == Type.NUMBER ? Double.hashCode(number + 0.0) : text.hashCode());
    }

    /** Its type; never the value. */
    @Override
    public String toString() {
        return "JsonValue[" + type + "]";
    }
}
