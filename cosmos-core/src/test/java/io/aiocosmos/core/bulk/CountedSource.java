package io.aiocosmos.core.bulk;

import java.util.Iterator;
import java.util.function.LongFunction;

/** A source that creates its items and counts them. */
final class CountedSource<T> implements Iterable<T> {
    private final long count;
    private final LongFunction<T> item;
    long taken;

    CountedSource(long count, LongFunction<T> item) {
        this.count = count;
        this.item = item;
    }

    static CountedSource<String> endless() {
        return new CountedSource<>(Long.MAX_VALUE, Long::toString);
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return taken < count;
            }

            @Override
            public T next() {
                return item.apply(taken++);
            }
        };
    }
}
