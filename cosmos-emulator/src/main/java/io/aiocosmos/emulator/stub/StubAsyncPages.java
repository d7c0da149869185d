package io.aiocosmos.emulator.stub;

import io.aiocosmos.CosmosAsyncPages;
import io.aiocosmos.CosmosPage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** {@link StubPages} for code that does not wait. */
public final class StubAsyncPages<T> implements CosmosAsyncPages<T> {
    private final StubPages<T> pages;

    public StubAsyncPages(List<T> items) {
        pages = new StubPages<>(items);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        ListSubscription.begin(pages.iterator(), subscriber);
    }

    @Override
    public Flow.Publisher<CosmosPage<T>> pages() {
        return subscriber -> ListSubscription.begin(pages.pages().iterator(), subscriber);
    }

    @Override
    public CompletableFuture<CosmosPage<T>> page(int size) {
        return future(() -> pages.page(size));
    }

    @Override
    public CompletableFuture<CosmosPage<T>> page(String continuation, int size) {
        return future(() -> pages.page(continuation, size));
    }

    @Override
    public CompletableFuture<Void> forEach(Consumer<? super T> action) {
        return future(() -> {
            pages.forEach(action);
            return null;
        });
    }

    @Override
    public CompletableFuture<Optional<T>> first() {
        return future(pages::first);
    }

    @Override
    public CompletableFuture<List<T>> toList(int max) {
        return future(() -> pages.toList(max));
    }

    private static <R> CompletableFuture<R> future(Supplier<R> result) {
        try {
            return CompletableFuture.completedFuture(result.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
