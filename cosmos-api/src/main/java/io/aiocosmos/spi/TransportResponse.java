package io.aiocosmos.spi;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One HTTP response, wholly received. Thread-safe and good for as long as it is kept: nothing of it is pooled. */
public interface TransportResponse {
    /** The status code, 100 to 599. */
    int status();

    /**
     * The first header of that name, or {@code null} if there is none. Looked up when asked.
     *
     * @param name lower case; the response's own names match in any case
     */
    @Nullable
    String header(String name);

    /** Gives every header in the order received, a repeated name as often as it came. */
    void forEachHeader(BiConsumer<String, String> action);

    /**
     * When the first bytes were there, by {@link System#nanoTime}: those of the head, or with them. 0 by default, which is that
     * the transport does not know. Only diagnostics use it.
     */
    default long firstByteNanos() {
        return 0;
    }

    /** An array with {@link #bodyLength()} bytes of body from {@link #bodyOffset()} on; not to be changed. */
    byte[] body();

    /** Where the body begins in {@link #body()}; at its beginning by default. */
    default int bodyOffset() {
        return 0;
    }

    /** Length of the body in bytes, 0 if there is none; all of {@link #body()} by default. */
    default int bodyLength() {
        return body().length;
    }
}
