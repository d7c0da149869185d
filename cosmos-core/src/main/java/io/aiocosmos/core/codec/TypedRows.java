package io.aiocosmos.core.codec;

import io.aiocosmos.RawJson;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;

/** Rows of one type by the user's codec. */
final class TypedRows<T> implements RowDecoder<T> {
    private final Codecs codecs;
    private final Type type;

    TypedRows(Codecs codecs, Type type) {
        this.codecs = codecs;
        this.type = type;
    }

    @Override
    public T decode(JsonSlice row) {
        return codecs.decode(type, row.array(), row.offset(), row.length());
    }

    @Override
    @SuppressWarnings("unchecked")
    public ArrayCodec.Elements<T> elements(byte[] json, int offset, int length) throws Exception {
        if (type == RawJson.class) return null;
        TypedCodec<?> codec = codecs.resolve(type);
        return codec instanceof ArrayCodec ? ((ArrayCodec<T>) codec).elements(json, offset, length) : null;
    }
}
