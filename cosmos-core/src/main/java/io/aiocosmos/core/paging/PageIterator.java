package io.aiocosmos.core.paging;

import io.aiocosmos.CosmosPage;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Iterates over pages, with at most one prefetched. Not thread-safe, except {@link #cancel}. */
final class PageIterator<T> implements Iterator<CosmosPage<T>> {
    private final PageReader<T> reader;
    private volatile Position position;
    private boolean started;
    private volatile CompletableFuture<Supplier<Page<T>>> prefetched;
    private volatile boolean cancelled;

    PageIterator(PageReader<T> reader) {
        this.reader = reader;
    }

    @Override
    public boolean hasNext() {
        return !started || position != null;
    }

    @Override
    public CosmosPage<T> next() {
        return read().decoded();
    }

    /** The next page; its items may be decoded lazily. */
    Page<T> read() {
        if (!hasNext()) throw new NoSuchElementException("there are no more pages");
        Page<T> page = prefetched == null ? reader.read(position) : awaitPrefetched();
        started = true;
        position = page.next();
        return page;
    }

    /** The future stays in its field, so that it can be cancelled meanwhile. */
    private Page<T> awaitPrefetched() {
        try {
            return reader.await(prefetched);
        } finally {
            prefetched = null;
        }
    }

    /** Requests the next page, unless there is none or it is already requested. */
    void prefetch() {
        if (position == null || prefetched != null || cancelled) return;
        prefetched = reader.readAsync(position);
        if (cancelled) cancel();
    }

    /** Cancels the prefetched page. */
    void cancel() {
        cancelled = true;
        CompletableFuture<Supplier<Page<T>>> pending = prefetched;
        if (pending != null) pending.cancel(true);
        Position current = position;
        if (current != null) current.abandon();
    }
}
