package io.aiocosmos.core.client;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.Position;
import io.aiocosmos.core.paging.ResumableReader;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Reads of items without a partition key, of which the container's definition says how that is written. */
final class KeylessReader<T> implements ResumableReader<T> {
    private final ClientContext view;
    private final Link container;
    private final ResumableReader<T> reader;
    private final long pageNanos;

    /** @param reader that may read once the definition is known */
    KeylessReader(ClientContext view, Link container, ResumableReader<T> reader, long pageNanos) {
        this.view = view;
        this.container = container;
        this.reader = reader;
        this.pageNanos = pageNanos;
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> readAsync(Position from) {
        return settled(() -> reader.readAsync(from));
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> readAsync(String continuation, int size) {
        return settled(() -> reader.readAsync(continuation, size));
    }

    private CompletableFuture<Supplier<Page<T>>> settled(Supplier<CompletableFuture<Supplier<Page<T>>>> page) {
        if (view.definitions.cached(container) != null) return page.get();
        RequestPipeline inTime = view.pipeline.within(pageNanos);
        AsyncChain<Supplier<Page<T>>> read = new AsyncChain<>();
        return read.after(view.definitions.get(inTime, container, ""), known -> read.endsWith(page.get()));
    }

    @Override
    public RequestPipeline pipeline() {
        return reader.pipeline();
    }
}
