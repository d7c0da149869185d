package io.aiocosmos.testkit;

import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.CodecFailure;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** A codec that keeps the contract if its mapper is configured well. */
record ReferenceCodec(JsonMapper mapper) implements JsonCodec {
    static JsonMapper.Builder goodSettings() {
        return withoutTimes().addModule(new ReferenceTimes(7));
    }

    static JsonMapper.Builder withoutTimes() {
        return JsonMapper.builder()
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    static ReferenceCodec good() {
        return new ReferenceCodec(goodSettings().build());
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public <T> TypedCodec<T> forType(Type type) {
        JavaType javaType = mapper.constructType(type);
        return new ArrayCodec<T>() {
            @Override
            public void encode(T value, OutputStream out) throws CodecFailure {
                try {
                    mapper.writerFor(javaType).writeValue(out, value);
                } catch (JacksonException e) {
                    throw failure(e);
                }
            }

            @Override
            public T decode(byte[] json, int offset, int length) throws CodecFailure {
                try {
                    return mapper.readValue(json, offset, length, javaType);
                } catch (JacksonException e) {
                    throw failure(e);
                }
            }

            @Override
            public Elements<T> elements(byte[] json, int offset, int length) {
                return new ReferenceElements<>(mapper.readerFor(javaType), json, offset, length);
            }
        };
    }

    private static CodecFailure failure(JacksonException e) {
        String path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining("", "$", ""));
        return new CodecFailure(path, e.getClass().getSimpleName(), e);
    }
}
