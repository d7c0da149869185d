package io.aiocosmos.core.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Item after item, each decoded when it is taken. The next page is asked for before the first item of a page is decoded,
 * so it is on its way meanwhile, and a dropped iterator stops.
 */
final class ItemIterator<T> implements Iterator<T> {
    private final PageIterator<T> pages;
    private Iterator<T> items = Collections.emptyIterator();
    private boolean untouched;

    ItemIterator(PageIterator<T> pages) {
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        while (!items.hasNext() && pages.hasNext()) {
            items = pages.read().iterator();
            untouched = true;
        }
        return items.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) throw new NoSuchElementException("there are no more items");
        if (untouched) {
            untouched = false;
            pages.fetchAhead();
        }
        return items.next();
    }
}
