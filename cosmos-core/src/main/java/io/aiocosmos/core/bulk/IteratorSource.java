package io.aiocosmos.core.bulk;

import java.util.Iterator;

/** Items of an iterable. */
final class IteratorSource<T> implements Source<T> {
    private final Iterable<T> all;
    private Iterator<T> items;
    private boolean stopped;

    IteratorSource(Iterable<T> all) {
        this.all = all;
    }

    @Override
    public void begin() {
        items = all.iterator();
    }

    @Override
    public T next(int room) {
        stopped |= !stopped && !items.hasNext();
        if (stopped) return null;
        T item = items.next();
        if (item == null) throw new NullPointerException("an item must not be null");
        return item;
    }

    /** For good: an iterator over what others still add to may change its mind. */
    @Override
    public boolean isExhausted() {
        return stopped;
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
