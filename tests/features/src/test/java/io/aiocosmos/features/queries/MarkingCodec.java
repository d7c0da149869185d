package io.aiocosmos.features.queries;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A codec of one type, {@link Marked}, that records every value it decoded and encoded, in order. */
final class MarkingCodec implements JsonCodec {
    final List<Marked> made = Collections.synchronizedList(new ArrayList<>());
    final List<Marked> written = Collections.synchronizedList(new ArrayList<>());

    /** A value that only the codec creates. @param json as in the response */
    record Marked(String json) {}

    @Override
    public String name() {
        return "marking";
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> TypedCodec<T> forType(Type type) {
        if (type != Marked.class) throw new IllegalArgumentException("only for Marked, was asked for " + type);
        return (TypedCodec<T>) new TypedCodec<Marked>() {
            @Override
            public void encode(Marked value, OutputStream out) throws Exception {
                written.add(value);
                out.write(value.json().getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public Marked decode(byte[] json, int offset, int length) {
                Marked value = new Marked(new String(json, offset, length, StandardCharsets.UTF_8));
                made.add(value);
                return value;
            }
        };
    }
}
