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
    default Page<T> read(Position from) {
        pipeline().waits().beforeWaiting();
        return await(readAsync(from));
    }

    /** As {@link #read}, asynchronously. */
    CompletableFuture<Supplier<Page<T>>> readAsync(Position from);

    /** Waits for a pending page. */
    default Page<T> await(CompletableFuture<Supplier<Page<T>>> pending) {
        return pipeline().waits().await(pending).get();
    }
}
