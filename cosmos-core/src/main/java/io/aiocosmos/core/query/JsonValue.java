package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import java.util.Arrays;
import java.util.List;

/**
 * A value in the service's order; {@link #UNDEFINED} if there is none. Types in ascending order: undefined, null,
 * false, true, numbers, strings, arrays, objects. Immutable.
 */
final class JsonValue implements Comparable<JsonValue> {
    /** The service's order of types; undefined is of no kind. */
    private static final List<JsonKind> ORDER = Arrays.asList(
            null, JsonKind.NULL, JsonKind.BOOLEAN, JsonKind.NUMBER, JsonKind.STRING, JsonKind.ARRAY, JsonKind.OBJECT);

    static final JsonValue UNDEFINED = new JsonValue(null, 0, "", null);

    private final JsonKind kind; // null if undefined
    private final double number; // booleans are 0 and 1
    private final String text; // strings as they are, arrays and objects by their canonical form
    private final JsonSlice json;

    private JsonValue(JsonKind kind, double number, String text, JsonSlice json) {
        this.kind = kind;
        this.number = number;
        this.text = text;
        this.json = json;
    }

    /** @param json {@code null} for undefined */
    static JsonValue of(JsonSlice json) {
        if (json == null) return UNDEFINED;
        JsonKind kind = json.kind();
        if (kind == JsonKind.NULL) return new JsonValue(kind, 0, "", json);
        if (kind == JsonKind.BOOLEAN) return new JsonValue(kind, json.booleanValue() ? 1 : 0, "", json);
        if (kind == JsonKind.NUMBER) return new JsonValue(kind, json.doubleValue(), "", json);
        if (kind == JsonKind.STRING) return new JsonValue(kind, 0, json.string(), json);
        return new JsonValue(kind, 0, CanonicalJson.text(json), json);
    }

    /** The same, without the page that it stood on. */
    JsonValue copy() {
        return json == null ? this : new JsonValue(kind, number, text, JsonSlice.of(json.toBytes()));
    }

    /** How far up its type stands in the service's order, from 0 for undefined. */
    int rank() {
        return ORDER.indexOf(kind);
    }

    boolean isDefined() {
        return kind != null;
    }

    /** Whether it is null, a boolean, a number or a string. */
    boolean isPrimitive() {
        return kind != null && kind != JsonKind.ARRAY && kind != JsonKind.OBJECT;
    }

    /** The value as it came; {@code null} if undefined. */
    JsonSlice json() {
        return json;
    }

    /** By type, then by value: strings by code point, arrays and objects in an order of no meaning but a stable one. */
    @Override
    public int compareTo(JsonValue other) {
        if (kind != other.kind) return Integer.compare(rank(), other.rank());
        if (kind == JsonKind.NUMBER || kind == JsonKind.BOOLEAN)
            return Double.compare(number + 0.0, other.number + 0.0); // minus zero is zero
        return compare(text, other.text);
    }

    /** By code point: unlike in {@link String#compareTo}, surrogate pairs sort after all other characters. */
    private static int compare(String one, String other) {
        int i = 0;
        while (i < one.length() && i < other.length()) {
            int point = one.codePointAt(i);
            if (point != other.codePointAt(i)) return point - other.codePointAt(i);
            i += Character.charCount(point);
        }
        return one.length() - other.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonValue && compareTo((JsonValue) other) == 0;
    }

    @Override
    public int hashCode() {
        return rank() * 31 + (kind == JsonKind.NUMBER ? Double.hashCode(number + 0.0) : text.hashCode());
    }

    /** Its type; never the value. */
    @Override
    public String toString() {
        return "JsonValue[" + (kind == null ? "UNDEFINED" : kind) + "]";
    }
}
