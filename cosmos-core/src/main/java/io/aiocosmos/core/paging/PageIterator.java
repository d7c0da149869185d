package io.aiocosmos.core.paging;

import io.aiocosmos.CosmosPage;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Page after page, at most one asked for ahead. Not thread-safe but for {@link #cancel}. */
final class PageIterator<T> implements Iterator<CosmosPage<T>> {
    private final PageReader<T> reader;
    private volatile Position position;
    private boolean begun;
    private volatile CompletableFuture<Supplier<Page<T>>> ahead;
    private volatile boolean cancelled;

    PageIterator(PageReader<T> reader) {
        this.reader = reader;
    }

    @Override
    public boolean hasNext() {
        return !begun || position != null;
    }

    @Override
    public CosmosPage<T> next() {
        return read().decoded();
    }

    /** The next page, whose items may yet have to be decoded. */
    Page<T> read() {
        if (!hasNext()) throw new NoSuchElementException("there are no more pages");
        Page<T> page = ahead == null ? reader.read(position) : awaitAhead();
        begun = true;
        position = page.next();
        return page;
    }

    /** Stays cancellable until it is there. */
    private Page<T> awaitAhead() {
        try {
            return reader.await(ahead);
        } finally {
            ahead = null;
        }
    }

    /** Asks for the next page, unless there is none or it was asked for. */
    void fetchAhead() {
        if (position == null || ahead != null || cancelled) return;
        ahead = reader.ask(position);
        if (cancelled) cancel();
    }

    /** Aborts what was asked for ahead. */
    void cancel() {
        cancelled = true;
        CompletableFuture<Supplier<Page<T>>> asked = ahead;
        if (asked != null) asked.cancel(true);
        Position reached = position;
        if (reached != null) reached.abandon();
    }
}
