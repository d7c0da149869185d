package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** A byte with its sign, where Moshi writes 255 for -1; both are decoded. */
final class ByteAdapter extends JsonAdapter<Byte> {
    static final Factory FACTORY = (type, annotations, moshi) -> {
        if (!annotations.isEmpty() || type != byte.class && type != Byte.class) return null;
        JsonAdapter<Byte> unsigned = moshi.nextAdapter(ByteAdapter.FACTORY, type, annotations);
        ByteAdapter signed = new ByteAdapter(unsigned);
        return type == byte.class ? signed : signed.nullSafe();
    };

    private final JsonAdapter<Byte> unsigned;

    private ByteAdapter(JsonAdapter<Byte> unsigned) {
        this.unsigned = unsigned;
    }

    @Override
    public Byte fromJson(JsonReader reader) throws IOException {
        return unsigned.fromJson(reader);
    }

    @Override
    public void toJson(JsonWriter writer, Byte value) throws IOException {
        writer.value(value.longValue());
    }
}
