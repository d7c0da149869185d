package io.aiocosmos.core.paging;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Reads a feed that the service itself serves page by page. */
public final class FeedReader<T> implements PageReader<T> {
    private final RequestPipeline pipeline;
    private final PagedRequest<T> feed;

    public FeedReader(RequestPipeline pipeline, PagedRequest<T> feed) {
        this.pipeline = pipeline;
        this.feed = feed;
    }

    @Override
    public RequestPipeline pipeline() {
        return pipeline;
    }

    @Override
    public Page<T> read(Position from) {
        return page(pipeline.run(at(from)));
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> ask(Position from) {
        return start(at(from));
    }

    @Override
    public Page<T> read(String token, int size) {
        return page(pipeline.run(asked(token, size)));
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> ask(String token, int size) {
        return start(asked(token, size));
    }

    @Override
    public Page<T> await(CompletableFuture<Supplier<Page<T>>> asked) {
        return pipeline.waits().await(asked).get();
    }

    private Operation at(Position from) {
        return feed.page(ServicePosition.continuation(from), null, 0);
    }

    private Operation asked(String token, int size) {
        Page.checkSize(size);
        if (token == null) return feed.page(null, null, size);
        Continuation resumed = Continuation.decode(token, feed.fingerprint());
        return feed.page(resumed.service(), resumed, size);
    }

    private CompletableFuture<Supplier<Page<T>>> start(Operation operation) {
        return pipeline.start(operation, answer -> () -> page(answer));
    }

    private Page<T> page(OperationResult answer) {
        String more = Page.continuation(answer.orThrow());
        return Page.served(answer.read(feed::items), PageMetadata.of(answer), more, feed.fingerprint())
                .told(pipeline, feed.link());
    }
}
