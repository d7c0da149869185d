package io.aiocosmos.testkit;

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
        TypedCodec<Object> codec = good.forType(type);
        return new TypedCodec<>() {
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
        };
    }

    Object spoilInput(Object value) {
        return value;
    }

    void write(byte[] json, OutputStream out) throws Exception {
        out.write(json);
    }

    Object read(TypedCodec<Object> codec, byte[] json, int offset, int length) throws Exception {
        return codec.decode(json, offset, length);
    }
}
