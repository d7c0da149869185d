package io.aiocosmos.core.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Iterates over items, each decoded when it is taken. The next page is prefetched when the first item of a page is
 * taken, so an abandoned iterator sends nothing more.
 */
final class ItemIterator<T> implements Iterator<T> {
    private final PageIterator<T> pages;
    private Iterator<T> items = Collections.emptyIterator();
    private boolean atPageStart;

    ItemIterator(PageIterator<T> pages) {
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        while (!items.hasNext() && pages.hasNext()) {
            items = pages.read().iterator();
            atPageStart = true;
        }
        return items.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) throw new NoSuchElementException("there are no more items");
        if (atPageStart) {
            atPageStart = false;
            pages.prefetch();
        }
        return items.next();
    }
}
