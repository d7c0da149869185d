package io.aiocosmos.json.jackson2;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.CodecFailure;
import java.io.IOException;
import java.io.OutputStream;

/** The codec of one type; reader and writer keep the serializers that they looked up. */
final class Jackson2TypedCodec<T> implements ArrayCodec<T> {
    private final ObjectReader reader;
    private final ObjectReader elements;
    private final ObjectWriter writer;

    Jackson2TypedCodec(ObjectMapper mapper, JavaType type) {
        elements = mapper.readerFor(type)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS); // the next value follows
        reader = elements.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        writer = mapper.writerFor(type).without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    @Override
    public void encode(T value, OutputStream out) throws IOException, CodecFailure {
        try {
            writer.writeValue(out, value);
        } catch (JacksonException e) {
            throw Jackson2Failure.of(e);
        }
    }

    @Override
    public T decode(byte[] json, int offset, int length) throws IOException, CodecFailure {
        try {
            return reader.readValue(json, offset, length);
        } catch (JacksonException e) {
            throw Jackson2Failure.of(e);
        }
    }

    @Override
    public Elements<T> elements(byte[] json, int offset, int length) throws IOException, CodecFailure {
        try {
            return new Jackson2Elements<>(elements, json, offset, length);
        } catch (JacksonException e) {
            throw Jackson2Failure.of(e);
        }
    }
}
