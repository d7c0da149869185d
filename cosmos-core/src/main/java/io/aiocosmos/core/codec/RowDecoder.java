package io.aiocosmos.core.codec;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.spi.ArrayCodec;

/**
 * Decodes the rows of a query.
 *
 * @param <T> the type of the rows
 */
@FunctionalInterface
public interface RowDecoder<T> {
    T decode(JsonSlice row);

    /**
     * All rows of an array by one parser; {@code null} if the codec cannot do that.
     *
     * @param offset of the opening bracket
     */
    default ArrayCodec.Elements<T> elements(byte[] json, int offset, int length) throws Exception {
        return null;
    }
}
