package io.aiocosmos.core.paging;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The blocking view of a feed. */
public final class Pages<T> implements CosmosPages<T> {
    private final ResumableReader<T> reader;

    public Pages(ResumableReader<T> reader) {
        this.reader = reader;
    }

    @Override
    public Iterator<T> iterator() {
        return new ItemIterator<>(new PageIterator<>(reader));
    }

    @Override
    public Stream<T> stream() {
        PageIterator<T> pages = new PageIterator<>(reader);
        Spliterator<T> items = Spliterators.spliteratorUnknownSize(new ItemIterator<>(pages), Spliterator.ORDERED);
        return StreamSupport.stream(items, false).onClose(pages::cancel);
    }

    @Override
    public Optional<T> first() {
        PageIterator<T> pages = new PageIterator<>(reader);
        try {
            Iterator<T> rows = Collections.emptyIterator();
            while (!rows.hasNext() && pages.hasNext()) rows = pages.read().iterator();
            return rows.hasNext() ? Optional.ofNullable(rows.next()) : Optional.empty();
        } finally {
            pages.cancel();
        }
    }

    @Override
    public List<T> toList(int max) {
        List<T> items = AsyncPages.emptyList(max);
        PageIterator<T> pages = new PageIterator<>(reader);
        try {
            new ItemIterator<>(pages).forEachRemaining(item -> AsyncPages.add(items, item, max));
            return items;
        } finally {
            pages.cancel();
        }
    }

    @Override
    public Iterable<CosmosPage<T>> pages() {
        return () -> new PageIterator<>(reader);
    }

    @Override
    public CosmosPage<T> page(int size) {
        return reader.read(null, size).decoded();
    }

    @Override
    public CosmosPage<T> page(String continuation, int size) {
        if (continuation == null) throw new NullPointerException("continuation must not be null");
        return reader.read(continuation, size).decoded();
    }
}
