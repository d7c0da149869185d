package io.aiocosmos.core.bulk;

import java.util.Iterator;

/** Items of an iterable. */
final class IteratorSource<T> implements Source<T> {
    private final Iterable<T> iterable;
    private Iterator<T> items;
    private boolean stopped;

    IteratorSource(Iterable<T> iterable) {
        this.iterable = iterable;
    }

    @Override
    public void start() {
        items = iterable.iterator();
        if (items == null) throw new NullPointerException("the iterator of an iterable must not be null");
    }

    @Override
    public T next(int room) {
        stopped |= !stopped && !items.hasNext();
        if (stopped) return null;
        T item = items.next();
        if (item == null) throw new NullPointerException("an item must not be null");
        return item;
    }

    /** Final: an iterator over a concurrent collection may later have more. */
    @Override
    public boolean isExhausted() {
        return stopped;
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
