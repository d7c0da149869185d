package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.CodecFailure;
import java.io.IOException;
import java.io.OutputStream;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;

/** The codec of one type, by its adapter. */
final class MoshiTypedCodec<T> implements ArrayCodec<T> {
    private final JsonAdapter<T> adapter;

    MoshiTypedCodec(JsonAdapter<T> adapter) {
        this.adapter = adapter.serializeNulls().nullSafe();
    }

    /** Moshi throws an {@code AssertionError} if a record is not public. */
    @Override
    public void encode(T value, OutputStream out) throws IOException, CodecFailure {
        BufferedSink sink = Okio.buffer(Okio.sink(out));
        JsonWriter writer = JsonWriter.of(sink);
        try {
            adapter.toJson(writer, value);
        } catch (RuntimeException | AssertionError e) {
            throw MoshiFailure.writing(e, writer);
        }
        sink.flush(); // not close, which would close the caller's stream
    }

    /** Moshi throws an {@code AssertionError} if a record's constructor throws. */
    @Override
    public T decode(byte[] json, int offset, int length) throws CodecFailure {
        JsonReader reader = JsonReader.of(new Buffer().write(json, offset, length));
        reader.setFailOnUnknown(false);
        try {
            T value = adapter.fromJson(reader);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) throw MoshiConversionException.trailing();
            return value;
        } catch (IOException | RuntimeException | AssertionError e) {
            throw MoshiFailure.reading(e, reader);
        }
    }

    @Override
    public Elements<T> elements(byte[] json, int offset, int length) throws CodecFailure {
        return new MoshiElements<>(adapter, json, offset, length);
    }
}
