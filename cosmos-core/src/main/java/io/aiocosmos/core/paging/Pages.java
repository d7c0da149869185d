package io.aiocosmos.core.paging;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import java.util.Iterator;
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
