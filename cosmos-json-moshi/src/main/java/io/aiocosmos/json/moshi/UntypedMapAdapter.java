package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Map;

/** Maps with untyped keys, which may be {@code true} and {@code false} too, which Moshi rejects. */
final class UntypedMapAdapter extends JsonAdapter<Map<Object, Object>> {
    static final Factory FACTORY = (type, annotations, moshi) -> {
        boolean plain = annotations.isEmpty() && Types.getRawType(type) == Map.class;
        if (!plain
                || type instanceof ParameterizedType
                        && ((ParameterizedType) type).getActualTypeArguments()[0] != Object.class) return null;
        JsonAdapter<Map<Object, Object>> delegate = moshi.nextAdapter(UntypedMapAdapter.FACTORY, type, annotations);
        JsonAdapter<Object> values = moshi.adapter(
                type instanceof ParameterizedType
                        ? ((ParameterizedType) type).getActualTypeArguments()[1]
                        : Object.class);
        return new UntypedMapAdapter(delegate, moshi.adapter(Object.class), values).nullSafe();
    };

    private final JsonAdapter<Map<Object, Object>> delegate;
    private final JsonAdapter<Object> keys;
    private final JsonAdapter<Object> values;

    private UntypedMapAdapter(
            JsonAdapter<Map<Object, Object>> delegate, JsonAdapter<Object> keys, JsonAdapter<Object> values) {
        this.delegate = delegate;
        this.keys = keys;
        this.values = values;
    }

    @Override
    public Map<Object, Object> fromJson(JsonReader reader) throws IOException {
        return delegate.fromJson(reader);
    }

    @Override
    public void toJson(JsonWriter writer, Map<Object, Object> map) throws IOException {
        writer.beginObject();
        for (Map.Entry<Object, Object> entry : map.entrySet()) {
            Object key = entry.getKey();
            if (key == null) throw MoshiConversionException.writing(writer, "a key that is null");
            if (key instanceof Boolean) writer.name(key.toString());
            else {
                writer.promoteValueToName();
                keys.toJson(writer, key);
            }
            values.toJson(writer, entry.getValue());
        }
        writer.endObject();
    }
}
