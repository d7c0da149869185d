package io.aiocosmos.core.paging;

import io.aiocosmos.CosmosAsyncPages;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.async.ResultFuture;
import io.aiocosmos.core.text.OneLine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The asynchronous view of a feed. */
public final class AsyncPages<T> implements CosmosAsyncPages<T> {
    private final ResumableReader<T> reader;

    public AsyncPages(ResumableReader<T> reader) {
        this.reader = reader;
    }

    /** The items of all pages, one after the other. */
    public static <T> Flow.Publisher<T> items(PageReader<T> reader) {
        return subscriber -> subscribe(reader, subscriber, Page::iterator);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        subscribe(reader, subscriber, Page::iterator);
    }

    @Override
    public Flow.Publisher<CosmosPage<T>> pages() {
        return subscriber -> subscribe(reader, subscriber, page -> LazyItems.<CosmosPage<T>>one(page::decoded));
    }

    private static <T, E> void subscribe(
            PageReader<T> reader, Flow.Subscriber<? super E> subscriber, Function<Page<T>, Iterator<E>> elements) {
        if (subscriber == null) throw new NullPointerException("subscriber must not be null");
        PageSubscription<T, E> subscription = new PageSubscription<>(reader, subscriber, elements);
        subscription.start();
    }

    @Override
    public CompletableFuture<CosmosPage<T>> page(int size) {
        return decoded(reader.readAsync(null, size));
    }

    @Override
    public CompletableFuture<CosmosPage<T>> page(String continuation, int size) {
        if (continuation == null) throw new NullPointerException("continuation must not be null");
        return decoded(reader.readAsync(continuation, size));
    }

    private CompletableFuture<CosmosPage<T>> decoded(CompletableFuture<Supplier<Page<T>>> pending) {
        AsyncChain<CosmosPage<T>> page = new AsyncChain<>(reader.pipeline());
        return page.after(pending, supplier -> page.complete(supplier.get().decoded()));
    }

    @Override
    public CompletableFuture<Void> forEach(Consumer<? super T> action) {
        if (action == null) throw new NullPointerException("action must not be null");
        return collect(true, (end, item) -> action.accept(item), null);
    }

    @Override
    public CompletableFuture<Optional<T>> first() {
        return collect(false, (end, item) -> end.complete(Optional.ofNullable(item)), Optional.empty());
    }

    @Override
    public CompletableFuture<List<T>> toList(int max) {
        List<T> items = emptyList(max);
        return collect(true, (end, item) -> add(items, item, max), items);
    }

    /** @throws IllegalArgumentException if no list can have so few items at most */
    static <T> List<T> emptyList(int max) {
        if (max < 0) throw new IllegalArgumentException("max must not be negative, was " + max);
        return new ArrayList<>();
    }

    static <T> void add(List<T> items, T item, int max) {
        if (items.size() == max)
            throw new IllegalStateException(
                    "more than " + OneLine.count(max, "item") + ": raise max, or narrow the query");
        items.add(item);
    }

    private <R> CompletableFuture<R> collect(
            boolean readsAhead, BiConsumer<ResultFuture<R>, ? super T> action, R result) {
        ForEachSubscriber<T, R> collector = new ForEachSubscriber<>(reader.pipeline(), readsAhead, action, result);
        subscribe(collector);
        return collector;
    }
}
