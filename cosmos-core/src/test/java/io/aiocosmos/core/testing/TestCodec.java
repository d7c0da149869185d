package io.aiocosmos.core.testing;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Jackson with defaults; records the types that it resolves. */
public final class TestCodec implements JsonCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<Type> resolvedTypes = new ArrayList<>();

    public List<Type> resolvedTypes() {
        return resolvedTypes;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public <T> TypedCodec<T> forType(Type type) {
        resolvedTypes.add(type);
        JavaType javaType = MAPPER.constructType(type);
        return new TypedCodec<>() {
            @Override
            public void encode(T value, OutputStream out) {
                MAPPER.writerFor(javaType).writeValue(out, value);
            }

            @Override
            public T decode(byte[] json, int offset, int length) {
                return MAPPER.readerFor(javaType).readValue(json, offset, length);
            }
        };
    }
}
