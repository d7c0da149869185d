package io.aiocosmos.core.paging;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A reader that also starts at continuations that callers kept.
 *
 * @param <T> the type of the items
 */
public interface ResumableReader<T> extends PageReader<T> {
    /**
     * Reads one page of the given size.
     *
     * @param continuation the continuation of an earlier page, {@code null} for the first page
     * @throws IllegalArgumentException if the continuation belongs to another feed; then nothing is sent
     */
    default Page<T> read(String continuation, int size) {
        pipeline().waits().beforeWaiting();
        return await(readAsync(continuation, size));
    }

    /** As {@link #read(String, int)}, asynchronously. */
    CompletableFuture<Supplier<Page<T>>> readAsync(String continuation, int size);
}
