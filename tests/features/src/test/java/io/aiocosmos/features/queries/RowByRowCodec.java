package io.aiocosmos.features.queries;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.io.OutputStream;
import java.lang.reflect.Type;

/** A codec that hides that it can decode arrays. */
record RowByRowCodec(JsonCodec codec) implements JsonCodec {
    @Override
    public String name() {
        return codec.name();
    }

    @Override
    public <T> TypedCodec<T> forType(Type type) {
        TypedCodec<T> typed = codec.forType(type);
        return new TypedCodec<>() {
            @Override
            public void encode(T value, OutputStream out) throws Exception {
                typed.encode(value, out);
            }

            @Override
            public T decode(byte[] json, int offset, int length) throws Exception {
                return typed.decode(json, offset, length);
            }
        };
    }
}
