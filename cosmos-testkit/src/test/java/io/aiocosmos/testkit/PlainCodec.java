package io.aiocosmos.testkit;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.io.OutputStream;
import java.lang.reflect.Type;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A codec that keeps the contract if its mapper is set up rightly. */
record PlainCodec(JsonMapper mapper) implements JsonCodec {
    static JsonMapper.Builder goodSettings() {
        return JsonMapper.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    static PlainCodec good() {
        return new PlainCodec(goodSettings().build());
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public <T> TypedCodec<T> forType(Type type) {
        JavaType javaType = mapper.constructType(type);
        return new TypedCodec<>() {
            @Override
            public void encode(T value, OutputStream out) {
                mapper.writerFor(javaType).writeValue(out, value);
            }

            @Override
            public T decode(byte[] json, int offset, int length) {
                return mapper.readValue(json, offset, length, javaType);
            }
        };
    }
}
