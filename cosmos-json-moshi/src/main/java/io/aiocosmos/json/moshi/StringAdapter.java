package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** Rejects half a surrogate pair, which Okio would write as a question mark: different strings would become equal. */
final class StringAdapter extends JsonAdapter<String> {
    static final Factory FACTORY = (type, annotations, moshi) ->
            type == String.class && annotations.isEmpty() ? new StringAdapter().nullSafe() : null;

    @Override
    public String fromJson(JsonReader reader) throws IOException {
        return reader.nextString();
    }

    @Override
    public void toJson(JsonWriter writer, String value) throws IOException {
        write(writer, value);
    }

    static void write(JsonWriter writer, String value) throws IOException {
        for (int i = 0; i < value.length(); i++) {
            if (!Character.isSurrogate(value.charAt(i))) continue;
            if (i + 1 == value.length() || !Character.isSurrogatePair(value.charAt(i), value.charAt(++i)))
                throw MoshiConversionException.writing(writer, "half a surrogate pair");
        }
        writer.value(value);
    }
}
