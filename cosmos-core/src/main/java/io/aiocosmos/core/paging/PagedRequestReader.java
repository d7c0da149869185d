package io.aiocosmos.core.paging;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Reads a feed that the service serves page by page. */
public final class PagedRequestReader<T> implements ResumableReader<T> {
    private final RequestPipeline pipeline;
    private final PagedRequest<T> request;

    public PagedRequestReader(RequestPipeline pipeline, PagedRequest<T> request) {
        this.pipeline = pipeline;
        this.request = request;
    }

    @Override
    public RequestPipeline pipeline() {
        return pipeline;
    }

    @Override
    public Page<T> read(Position from) {
        return page(pipeline.run(operation(from)));
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> readAsync(Position from) {
        return start(operation(from));
    }

    @Override
    public Page<T> read(String continuation, int size) {
        return page(pipeline.run(resumedOperation(continuation, size)));
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> readAsync(String continuation, int size) {
        return start(resumedOperation(continuation, size));
    }

    private Operation operation(Position from) {
        return request.page(ServicePosition.continuation(from), null, 0);
    }

    private Operation resumedOperation(String continuation, int size) {
        Page.checkSize(size);
        if (continuation == null) return request.page(null, null, size);
        Continuation resumed = Continuation.decode(continuation, request.fingerprint());
        return request.page(resumed.serviceContinuation(), resumed, size);
    }

    private CompletableFuture<Supplier<Page<T>>> start(Operation operation) {
        return pipeline.start(operation, result -> () -> page(result));
    }

    private Page<T> page(OperationResult result) {
        String next = Page.continuation(result.orThrow());
        return Page.fromService(result.read(request::items), PageMetadata.of(result), next, request.fingerprint())
                .reportedTo(pipeline, request.link());
    }
}
