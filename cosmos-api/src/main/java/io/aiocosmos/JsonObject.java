package io.aiocosmos;

import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.ErrorDetails;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON object of a policy, taken apart one level deep: what nobody asks for keeps its text, so nothing is lost when
 * it is put together again. Immutable.
 */
final class JsonObject {
    static final JsonObject EMPTY = new JsonObject(new LinkedHashMap<>());

    private static final double MAX = 1e11;

    private final Map<String, RawJson> fields;

    private JsonObject(Map<String, RawJson> fields) {
        this.fields = fields;
    }

    /** @throws CosmosCodecException if it is no JSON object */
    static JsonObject of(RawJson json) {
        Map<String, RawJson> fields = new LinkedHashMap<>();
        JsonScanner in = new JsonScanner(json.text());
        for (boolean more = in.begin('{'); more; more = in.next()) {
            String name = in.string();
            in.take(':');
            fields.put(name, in.value());
        }
        return new JsonObject(fields);
    }

    /** @throws CosmosCodecException if it is no JSON array; {@code null} has none */
    static List<RawJson> elements(RawJson json) {
        if (json == null) return Collections.emptyList();
        List<RawJson> elements = new ArrayList<>();
        JsonScanner in = new JsonScanner(json.text());
        for (boolean more = in.begin('['); more; more = in.next()) elements.add(in.value());
        return elements;
    }

    static String string(RawJson json) {
        return new JsonScanner(json.text()).string();
    }

    static List<String> strings(RawJson json) {
        List<String> strings = new ArrayList<>();
        for (RawJson each : elements(json)) strings.add(string(each));
        return strings;
    }

    /** The array with one element more. */
    static RawJson added(RawJson array, RawJson element) {
        List<RawJson> all = new ArrayList<>(elements(array));
        all.add(element);
        return array(all);
    }

    static RawJson array(List<RawJson> elements) {
        StringBuilder json = new StringBuilder("[");
        for (RawJson each : elements) json.append(json.length() == 1 ? "" : ",").append(each.text());
        return RawJson.of(json.append(']').toString());
    }

    static RawJson quoted(String text) {
        return RawJson.of(JsonQuote.append(new StringBuilder(), text).toString());
    }

    /** {@code null} if it is absent, or {@code null} itself. */
    RawJson get(String name) {
        RawJson value = fields.get(name);
        return value == null || value.text().equals("null") ? null : value;
    }

    /** {@code null} if it is absent. */
    String text(String name) {
        RawJson value = get(name);
        return value == null ? null : string(value);
    }

    /** 0 if it is absent. */
    int number(String name) {
        RawJson value = get(name);
        return value == null ? 0 : (int) number(value);
    }

    /** @throws CosmosCodecException if it is no number, or beyond all that a policy or a point in time can have */
    static long number(RawJson json) {
        try {
            double number = Double.parseDouble(json.text());
            if (Math.abs(number) <= MAX) return (long) number;
        } catch (NumberFormatException e) {
            throw malformed("where a number should be", e);
        }
        throw malformed("where a number should be", null);
    }

    /** Most policies come from the service, and are looked at only when somebody asks. */
    static CosmosCodecException malformed(String where, Throwable cause) {
        return new CosmosCodecException(
                "malformed JSON of a policy " + where, ErrorDetails.builder().build(), cause);
    }

    JsonObject with(String name, RawJson value) {
        Map<String, RawJson> all = new LinkedHashMap<>(fields);
        all.put(name, value);
        return new JsonObject(all);
    }

    JsonObject with(String name, String text) {
        return with(name, quoted(text));
    }

    JsonObject with(String name, int number) {
        return with(name, RawJson.of(Integer.toString(number)));
    }

    RawJson json() {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> {
            if (json.length() > 1) json.append(',');
            JsonQuote.append(json, name).append(':').append(value.text());
        });
        return RawJson.of(json.append('}').toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject && fields.equals(((JsonObject) other).fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return json().text();
    }
}
