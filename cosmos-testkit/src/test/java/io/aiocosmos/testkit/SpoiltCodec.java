package io.aiocosmos.testkit;

import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;

/** A good codec but for what a subclass overrides. */
class SpoiltCodec implements JsonCodec {
    private final JsonCodec good = PlainCodec.good();

    @Override
    public String name() {
        return "spoilt";
    }

    @Override
    public final <T> TypedCodec<T> forType(Type type) {
        ArrayCodec<Object> codec = (ArrayCodec<Object>) good.<Object>forType(type);
        return new ArrayCodec<T>() {
            @Override
            public void encode(T value, OutputStream out) throws Exception {
                ByteArrayOutputStream json = new ByteArrayOutputStream();
                codec.encode(spoilInput(value), json);
                write(json.toByteArray(), out);
            }

            @Override
            @SuppressWarnings("unchecked")
            public T decode(byte[] json, int offset, int length) throws Exception {
                return (T) read(codec, json, offset, length);
            }

            @Override
            @SuppressWarnings("unchecked")
            public Elements<T> elements(byte[] json, int offset, int length) throws Exception {
                return (Elements<T>) spoil(codec.elements(json, offset, length));
            }
        };
    }

    Object spoilInput(Object value) {
        return value;
    }

    ArrayCodec.Elements<Object> spoil(ArrayCodec.Elements<Object> elements) {
        return elements;
    }

    void write(byte[] json, OutputStream out) throws Exception {
        out.write(json);
    }

    Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
        return codec.decode(json, offset, length);
    }
}
