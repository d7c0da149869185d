package io.aiocosmos.core.paging;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Operation;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;

/** Reads single pages of a feed, waiting or not. */
final class PageReader<T> {
    private final RequestPipeline pipeline;
    private final Feed<T> feed;

    PageReader(RequestPipeline pipeline, Feed<T> feed) {
        this.pipeline = pipeline;
        this.feed = feed;
    }

    /** @param continuation the service's own, or {@code null} */
    Page<T> read(String continuation) {
        return read(feed.page(continuation, null, 0));
    }

    CompletableFuture<Page<T>> start(String continuation) {
        return start(feed.page(continuation, null, 0));
    }

    /** Asks for a page that {@link #await} will read on its caller's thread. */
    CompletableFuture<Answer> ask(String continuation) {
        return pipeline.start(feed.page(continuation, null, 0), answer -> answer);
    }

    Page<T> await(CompletableFuture<Answer> asked) {
        return page(pipeline.await(asked));
    }

    /** The page that a caller asked for by size and, unless {@code null}, by the token of an earlier page. */
    Page<T> read(String token, int size) {
        return read(asked(token, size));
    }

    CompletableFuture<Page<T>> start(String token, int size) {
        return start(asked(token, size));
    }

    private Operation asked(String token, int size) {
        if (size < 1) throw new IllegalArgumentException("page size must be at least 1, was " + size);
        if (token == null) return feed.page(null, null, size);
        Continuation resumed = Continuation.decode(token, feed.fingerprint());
        return feed.page(resumed.service(), resumed, size);
    }

    private Page<T> read(Operation operation) {
        return page(pipeline.run(operation));
    }

    private CompletableFuture<Page<T>> start(Operation operation) {
        return pipeline.start(operation, this::page);
    }

    private Page<T> page(Answer answer) {
        Page<T> page = Page.of(feed, answer);
        if (pipeline.hasListener())
            pipeline.tell(new CosmosEvent.PageRead(
                    feed.link(), page.items().size(), page.serviceContinuation() != null, page.requestCharge()));
        return page;
    }
}
