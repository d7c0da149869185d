package io.aiocosmos.core.codec;

import io.aiocosmos.RawJson;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.result.Failure;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.spi.ArrayCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;

/** Decodes rows of one type by the user's codec. A failure names the operation and resource. */
public final class TypedRowDecoder<T> implements RowDecoder<T> {
    private final Codecs codecs;
    private final Type type;
    private final String operation;
    private final String resource;

    public TypedRowDecoder(Codecs codecs, Type type, String operation, String resource) {
        this.codecs = codecs;
        this.type = type;
        this.operation = operation;
        this.resource = resource;
    }

    @Override
    public T decode(JsonSlice row) {
        try {
            return codecs.decode(type, row.array(), row.offset(), row.length());
        } catch (CosmosCodecException e) {
            throw Failure.ofRow(operation, resource, e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public ArrayCodec.Elements<T> elements(byte[] json, int offset, int length) throws Exception {
        if (type == RawJson.class) return null;
        TypedCodec<?> codec = codecs.resolve(type);
        return codec instanceof ArrayCodec ? ((ArrayCodec<T>) codec).elements(json, offset, length) : null;
    }
}
