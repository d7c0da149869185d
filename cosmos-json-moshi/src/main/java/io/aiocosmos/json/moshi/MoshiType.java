package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.aiocosmos.spi.TypedCodec;
import java.io.IOException;
import java.io.OutputStream;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;

/** One type and its adapter. */
final class MoshiType<T> implements TypedCodec<T> {
    private final JsonAdapter<T> adapter;

    MoshiType(JsonAdapter<T> adapter) {
        this.adapter = adapter.serializeNulls().nullSafe();
    }

    @Override
    public void encode(T value, OutputStream out) throws IOException {
        BufferedSink sink = Okio.buffer(Okio.sink(out));
        try {
            adapter.toJson(sink, value);
        } catch (AssertionError unreachable) { // a record that is not public, met inside an untyped value
            throw new JsonDataException(unreachable);
        }
        sink.flush(); // not close: that would close the caller's stream
    }

    @Override
    public T decode(byte[] json, int offset, int length) throws IOException {
        JsonReader reader = JsonReader.of(new Buffer().write(json, offset, length));
        reader.setFailOnUnknown(false);
        T value = adapter.fromJson(reader);
        if (reader.peek() != JsonReader.Token.END_DOCUMENT) throw new JsonDataException("more after the JSON value");
        return value;
    }
}
