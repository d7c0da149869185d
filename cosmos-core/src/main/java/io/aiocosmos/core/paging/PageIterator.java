package io.aiocosmos.core.paging;

import io.aiocosmos.core.request.Answer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;

/** Page after page, at most one asked for ahead. Not thread-safe but for {@link #cancel}. */
final class PageIterator<T> implements Iterator<Page<T>> {
    private final PageReader<T> reader;
    private String continuation;
    private boolean begun;
    private volatile CompletableFuture<Answer> ahead;

    PageIterator(PageReader<T> reader) {
        this.reader = reader;
    }

    @Override
    public boolean hasNext() {
        return !begun || continuation != null;
    }

    @Override
    public Page<T> next() {
        if (!hasNext()) throw new NoSuchElementException("there are no more pages");
        CompletableFuture<Answer> asked = ahead;
        ahead = null;
        Page<T> page = asked != null ? reader.await(asked) : reader.read(continuation);
        begun = true;
        continuation = page.serviceContinuation();
        return page;
    }

    /** Asks for the next page, unless there is none or it was asked for. */
    void fetchAhead() {
        if (continuation != null && ahead == null) ahead = reader.ask(continuation);
    }

    /** Aborts what was asked for ahead. */
    void cancel() {
        CompletableFuture<Answer> asked = ahead;
        if (asked != null) asked.cancel(true);
    }
}
