package io.aiocosmos.core.paging;

import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Reads a feed page by page, blocking or asynchronously. Asynchronous reads complete with a supplier: the caller
 * decides on which thread the page is created from the response.
 *
 * @param <T> the type of the items
 */
public interface PageReader<T> {
    RequestPipeline pipeline();

    /** @param from where to start, {@code null} for the first page; may be used once */
    Page<T> read(Position from);

    /** As {@link #read(Position)}, asynchronously. */
    CompletableFuture<Supplier<Page<T>>> readAsync(Position from);

    /**
     * Reads one page of the given size.
     *
     * @param continuation the continuation of an earlier page, {@code null} for the first page
     * @throws IllegalArgumentException if the continuation belongs to another feed; then nothing is sent
     */
    Page<T> read(String continuation, int size);

    /** As {@link #read(String, int)}, asynchronously. */
    CompletableFuture<Supplier<Page<T>>> readAsync(String continuation, int size);

    /** Waits for a pending page. */
    Page<T> await(CompletableFuture<Supplier<Page<T>>> pending);
}
