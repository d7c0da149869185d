package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonFields;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.JsonText;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a value in a canonical form: two values are equal to the service if and only if their texts are equal. Fields
 * are sorted by name, numbers are doubles, and there is no white space. The JSON reader bounds the depth.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    public static String text(JsonSlice json) {
        StringBuilder out = new StringBuilder(json.length());
        append(out, json);
        return out.toString();
    }

    private static void append(StringBuilder out, JsonSlice json) {
        JsonKind kind = json.kind();
        if (kind == JsonKind.OBJECT) appendObject(out, json);
        else if (kind == JsonKind.ARRAY) appendArray(out, json);
        else if (kind == JsonKind.STRING) JsonText.appendQuoted(out, json.string());
        else if (kind == JsonKind.NUMBER) out.append(json.doubleValue() + 0.0); // minus zero is zero
        else if (kind == JsonKind.BOOLEAN) out.append(json.booleanValue());
        else out.append("null");
    }

    private static void appendObject(StringBuilder out, JsonSlice json) {
        Map<String, JsonSlice> byName = new TreeMap<>();
        JsonFields fields = json.fields();
        while (fields.next()) byName.put(fields.name(), fields.value());
        out.append('{');
        for (Map.Entry<String, JsonSlice> field : byName.entrySet()) {
            JsonText.appendQuoted(out, field.getKey());
            out.append(':');
            append(out, field.getValue());
            out.append(',');
        }
        out.append('}');
    }

    private static void appendArray(StringBuilder out, JsonSlice json) {
        out.append('[');
        JsonElements elements = json.elements();
        while (elements.next()) {
            append(out, elements.value());
            out.append(',');
        }
        out.append(']');
    }
}
