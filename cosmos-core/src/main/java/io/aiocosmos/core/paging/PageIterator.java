package io.aiocosmos.core.paging;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Page after page, at most one asked for ahead. Not thread-safe but for {@link #cancel}. */
final class PageIterator<T> implements Iterator<Page<T>> {
    private final PageReader<T> reader;
    private Position position;
    private boolean begun;
    private volatile CompletableFuture<Supplier<Page<T>>> ahead;

    PageIterator(PageReader<T> reader) {
        this.reader = reader;
    }

    @Override
    public boolean hasNext() {
        return !begun || position != null;
    }

    @Override
    public Page<T> next() {
        if (!hasNext()) throw new NoSuchElementException("there are no more pages");
        CompletableFuture<Supplier<Page<T>>> asked = ahead;
        ahead = null;
        Page<T> page = asked != null ? reader.await(asked) : reader.read(position);
        begun = true;
        position = page.next();
        return page;
    }

    /** Asks for the next page, unless there is none or it was asked for. */
    void fetchAhead() {
        if (position != null && ahead == null) ahead = reader.ask(position);
    }

    /** Aborts what was asked for ahead. */
    void cancel() {
        CompletableFuture<Supplier<Page<T>>> asked = ahead;
        if (asked != null) asked.cancel(true);
    }
}
