package io.aiocosmos.features.joined;

import io.aiocosmos.CosmosAsyncPages;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The publisher of a list or query, pulled item by item. */
record JoinedPages<T>(CosmosAsyncPages<T> async) implements CosmosPages<T> {
    @Override
    public Iterator<T> iterator() {
        return Pulled.from(async);
    }

    @Override
    public Stream<T> stream() {
        Pulled<T> items = Pulled.from(async);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false)
                .onClose(items::cancel);
    }

    @Override
    public Optional<T> first() {
        return Join.get(async.first());
    }

    @Override
    public List<T> toList(int max) {
        return Join.get(async.toList(max));
    }

    @Override
    public Iterable<CosmosPage<T>> pages() {
        return () -> Pulled.from(async.pages());
    }

    @Override
    public CosmosPage<T> page(int size) {
        return Join.get(async.page(size));
    }

    @Override
    public CosmosPage<T> page(String continuation, int size) {
        return Join.get(async.page(continuation, size));
    }
}
