package io.aiocosmos.core.paging;

import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.json.JsonSlice;
import java.util.AbstractList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import java.util.function.Supplier;

/** A list of rows that are decoded on each access. */
public final class LazyItems<T> extends AbstractList<T> implements RandomAccess {
    private final List<JsonSlice> rows;
    private final RowDecoder<T> decoder;

    public LazyItems(List<JsonSlice> rows, RowDecoder<T> decoder) {
        this.rows = rows;
        this.decoder = decoder;
    }

    /** An iterator over one item, which is created when it is taken. */
    public static <T> Iterator<T> one(Supplier<T> item) {
        return new LazyItems<>(Collections.singletonList(null), row -> item.get()).iterator();
    }

    @Override
    public T get(int i) {
        return decoder.decode(rows.get(i));
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Iterator<T> iterator() {
        return iteratorFrom(0);
    }

    /**
     * An iterator from the given index. An item that cannot be decoded fails in {@code next()}; the iterator then
     * stands after it.
     */
    public Iterator<T> iteratorFrom(int first) {
        return new Iterator<>() {
            private int taken = first;

            @Override
            public boolean hasNext() {
                return taken < size();
            }

            @Override
            public T next() {
                if (!hasNext()) throw new NoSuchElementException("the page has no more items");
                return get(taken++);
            }
        };
    }
}
