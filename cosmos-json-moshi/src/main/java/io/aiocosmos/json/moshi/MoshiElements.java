package io.aiocosmos.json.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.CodecFailure;
import java.io.IOException;
import okio.Buffer;

/** The values of one array, read by one reader. */
final class MoshiElements<T> implements ArrayCodec.Elements<T> {
    private final JsonAdapter<T> adapter;
    private final Buffer bytes;
    private final JsonReader reader;
    private final int limit;
    private int taken;
    private boolean ended;

    MoshiElements(JsonAdapter<T> adapter, byte[] json, int offset, int length) throws CodecFailure {
        this.adapter = adapter;
        this.bytes = new Buffer().write(json, offset, length);
        this.reader = JsonReader.of(bytes);
        this.limit = offset + length;
        reader.setFailOnUnknown(false);
        read(() -> {
            reader.beginArray();
            return null;
        });
    }

    private interface Step<R> {
        R take() throws IOException;
    }

    /** Moshi throws an {@code AssertionError} if a record's constructor throws. */
    private <R> R read(Step<R> step) throws CodecFailure {
        try {
            return step.take();
        } catch (IOException | RuntimeException | AssertionError e) {
            throw MoshiFailure.reading(e, reader);
        }
    }

    @Override
    public boolean hasNext() throws CodecFailure {
        if (ended) return false;
        return read(() -> {
            if (reader.hasNext()) return true;
            reader.endArray();
            ended = true;
            return false;
        });
    }

    @Override
    public T next() throws CodecFailure {
        T value = read(() -> adapter.fromJson(reader));
        if (!reader.getPath().equals("$[" + ++taken + "]")) // a user's adapter may do so
        throw new CodecFailure("$", "its adapter did not stop at the end of the value", null);
        return value;
    }

    /** The reader consumes only the bytes that it has read. */
    @Override
    public int end() {
        return limit - (int) bytes.size();
    }
}
