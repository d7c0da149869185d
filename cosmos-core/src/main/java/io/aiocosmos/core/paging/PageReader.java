package io.aiocosmos.core.paging;

import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Reads a feed page by page, waiting or not. What does not wait gives a supplier, so that whoever takes the page also
 * makes it of the answer, on a thread of their choice.
 *
 * @param <T> the type of the items
 */
public interface PageReader<T> {
    RequestPipeline pipeline();

    /** @param from where to begin, {@code null} for the start; good for one call */
    Page<T> read(Position from);

    /** As {@link #read(Position)}, without waiting. */
    CompletableFuture<Supplier<Page<T>>> ask(Position from);

    /**
     * The page that a caller asked for by size.
     *
     * @param token what an earlier page gave, {@code null} for the first
     * @throws IllegalArgumentException if the token is not of this feed, before anything is sent
     */
    Page<T> read(String token, int size);

    /** As {@link #read(String, int)}, without waiting. */
    CompletableFuture<Supplier<Page<T>>> ask(String token, int size);

    /** Waits for what was asked for, and makes the page of it. */
    Page<T> await(CompletableFuture<Supplier<Page<T>>> asked);
}
