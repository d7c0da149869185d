package io.aiocosmos.spi;

import org.jspecify.annotations.Nullable;

/**
 * A codec that can also read the values of an array one after another with one parser. Optional: it spares making a
 * parser for each row of a query, and the engine looking for where each row ends. With any other codec, or after a
 * failure, the engine asks {@link #decode} for each row by itself.
 *
 * @param <T> the type of the values
 */
public interface ArrayCodec<T> extends TypedCodec<T> {
    /**
     * Begins to read an array. The bytes stay as they are while it is read, and are not to be changed.
     *
     * @param offset where its opening bracket stands
     * @param length from there, as far as may be read; more may follow behind the closing bracket, which is not looked at
     */
    Elements<T> elements(byte[] json, int offset, int length) throws Exception;

    /**
     * The values of one array, in order, each as {@link #decode} would give it. Not thread-safe, but it may go from
     * thread to thread. Is not asked again once it has thrown, and may be dropped before its end.
     *
     * @param <T> the type of the values
     */
    interface Elements<T> {
        /** Whether there is another value; asked again without taking that, it says the same. */
        boolean hasNext() throws Exception;

        /** The next value, {@code null} for a JSON {@code null}; only after {@link #hasNext} said that there is one. */
        @Nullable
        T next() throws Exception;

        /** The first position behind the closing bracket, as an index of the bytes; only at the end. */
        int end();
    }
}
