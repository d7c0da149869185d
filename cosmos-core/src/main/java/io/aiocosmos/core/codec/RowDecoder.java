package io.aiocosmos.core.codec;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.spi.ArrayCodec;

/**
 * Makes values of the rows of a query.
 *
 * @param <T> the type of the rows
 */
@FunctionalInterface
public interface RowDecoder<T> {
    T decode(JsonSlice row);

    /**
     * All rows of an array by one parser, {@code null} if that cannot be done.
     *
     * @param offset where its opening bracket stands
     */
    default ArrayCodec.Elements<T> elements(byte[] json, int offset, int length) throws Exception {
        return null;
    }
}
