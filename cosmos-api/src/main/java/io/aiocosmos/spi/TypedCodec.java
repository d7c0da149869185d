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
     * Writes a value as {@link #encode} does, and says where in it the values of some properties stand, so that the engine need
     * not read what was written. Optional: a codec that does not know says so, as this method does.
     *
     * @param names of properties of an object
     * @param places takes two positions for each name, counted from the first byte written: where its value begins, and the
     *     first behind it; both 0 if there is no such property. Of equal names the last counts.
     * @return whether the places are set, and what was written is one well-formed JSON value, whatever the value holds; if
     *     not, the engine reads it
     */
    default boolean encodeAndLocate(@Nullable T value, OutputStream out, String[] names, int[] places)
            throws Exception {
        encode(value, out);
        return false;
    }

    /**
     * Reads the one JSON value that fills the slice. The array is the caller's and may hold more than the slice: do not
     * keep it, do not change it.
     *
     * @return the value, {@code null} for a JSON {@code null}
     */
    @Nullable
    T decode(byte[] json, int offset, int length) throws Exception;
}
