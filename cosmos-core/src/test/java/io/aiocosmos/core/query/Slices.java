package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** JSON as text, for tests to read. */
public final class Slices {
    private Slices() {}

    public static JsonSlice slice(String json) {
        return JsonSlice.of(json.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code undefined} too. */
    static JsonValue value(String json) {
        return json.equals("undefined") ? JsonValue.UNDEFINED : JsonValue.of(slice(json));
    }

    public static List<JsonSlice> slices(String... json) {
        List<JsonSlice> slices = new ArrayList<>();
        for (String each : json) slices.add(slice(each));
        return slices;
    }

    public static String text(JsonSlice slice) {
        return slice == null ? "undefined" : new String(slice.toBytes(), StandardCharsets.UTF_8);
    }

    public static List<String> texts(List<JsonSlice> slices) {
        List<String> texts = new ArrayList<>();
        for (JsonSlice slice : slices) texts.add(text(slice));
        return texts;
    }
}
