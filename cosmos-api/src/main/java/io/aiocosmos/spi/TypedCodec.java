package io.aiocosmos.spi;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes values of one type as UTF-8 JSON. Thread-safe. Whatever it throws is wrapped by the engine in a
 * message that names the type and never the value; of a {@link CodecFailure} it also tells what it says, of all else the
 * class alone.
 *
 * @param <T> the type
 */
public interface TypedCodec<T> {
    /** Writes one JSON value, with no byte-order mark; {@code null} is written as {@code null}. Leaves {@code out} open. */
    void encode(@Nullable T value, OutputStream out) throws Exception;

    /**
     * Reads the one JSON value that fills the slice. The array is the caller's and may hold more than the slice: do not
     * keep it, do not change it.
     *
     * @return the value, {@code null} for a JSON {@code null}
     */
    @Nullable
    T decode(byte[] json, int offset, int length) throws Exception;
}
