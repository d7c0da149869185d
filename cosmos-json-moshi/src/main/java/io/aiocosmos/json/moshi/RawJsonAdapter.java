package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.aiocosmos.RawJson;

/** Rejects {@link RawJson} inside another value, of which Moshi would write the private fields. */
final class RawJsonAdapter extends JsonAdapter<RawJson> {
    static final Factory FACTORY = (type, annotations, moshi) ->
            type == RawJson.class && annotations.isEmpty() ? new RawJsonAdapter().nullSafe() : null;

    private static final String RULE = "RawJson is a whole value, not a part of one: give that part as a map or list";

    @Override
    public RawJson fromJson(JsonReader reader) {
        throw MoshiConversionException.beforeReading(reader, RULE);
    }

    @Override
    public void toJson(JsonWriter writer, RawJson value) {
        throw MoshiConversionException.writing(writer, RULE);
    }
}
