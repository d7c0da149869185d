package io.aiocosmos.core.changefeed;

import io.aiocosmos.ChangeFeedPage;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Reads page after page on the caller's thread, none ahead; after a failure the same page again. Not thread-safe. */
final class ChangePageIterator<T> implements Iterator<ChangeFeedPage<T>> {
    private final ChangeFeedReader<T> reader;
    private final boolean ends;
    private FeedState state; // null before the first page
    private boolean over;

    /** @param ends whether it ends when it is caught up */
    ChangePageIterator(ChangeFeedReader<T> reader, boolean ends) {
        this.reader = reader;
        this.ends = ends;
    }

    @Override
    public boolean hasNext() {
        return !over;
    }

    @Override
    public ChangeFeedPage<T> next() {
        if (over) throw new NoSuchElementException("the change feed is caught up");
        ChangePage<T> page = ChangeFeedReader.only(reader.read(state));
        state = page.state();
        over = ends && page.isCaughtUp();
        return page;
    }
}
