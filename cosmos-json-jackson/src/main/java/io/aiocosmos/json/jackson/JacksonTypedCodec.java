package io.aiocosmos.json.jackson;

import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.CodecFailure;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The codec of one type; reader and writer keep the serializers that they looked up. */
final class JacksonTypedCodec<T> implements ArrayCodec<T> {
    private final ObjectReader reader;
    private final ObjectReader elements;
    private final ObjectWriter writer;
    private final AtomicReference<JacksonWriter> unused = new AtomicReference<>(); // of the last value, for the next
    private volatile Boolean isPlain; // once it was asked

    JacksonTypedCodec(JsonMapper mapper, JavaType type) {
        elements = mapper.readerFor(type)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS); // the next value follows
        reader = elements.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        writer = mapper.writerFor(type)
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .withRootValueSeparator("");
    }

    @Override
    public void encode(T value, OutputStream out) throws CodecFailure {
        write(value, out, null, null);
    }

    @Override
    public boolean encodeAndLocate(T value, OutputStream out, String[] names, int[] places) throws CodecFailure {
        if (isPlain == null) isPlain = JacksonWriter.isPlain(writer);
        return write(value, out, isPlain ? names : null, places);
    }

    /** @param names {@code null} if they are not to be located */
    private boolean write(T value, OutputStream out, String[] names, int[] places) throws CodecFailure {
        try {
            JacksonWriter last = unused.getAndSet(null); // what a serializer encodes in between gets another
            JacksonWriter values = last == null ? new JacksonWriter(writer) : last;
            boolean isLocated = names != null && values.writeAndLocate(value, out, names, places);
            if (names == null) values.write(value, out);
            if (!values.isUsedUp()) unused.set(values);
            return isLocated;
        } catch (JacksonException e) {
            throw JacksonFailure.of(e);
        } catch (Timestamps.YearOutOfRangeException e) { // Jackson wraps it only inside another value
            throw new CodecFailure("$", e.getMessage(), e);
        }
    }

    @Override
    public T decode(byte[] json, int offset, int length) throws CodecFailure {
        try {
            return reader.readValue(json, offset, length);
        } catch (JacksonException e) {
            throw JacksonFailure.of(e);
        }
    }

    @Override
    public Elements<T> elements(byte[] json, int offset, int length) throws CodecFailure {
        try {
            return new JacksonElements<>(elements, json, offset, length);
        } catch (JacksonException e) {
            throw JacksonFailure.of(e);
        }
    }
}
