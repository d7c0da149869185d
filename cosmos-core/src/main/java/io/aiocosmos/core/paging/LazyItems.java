package io.aiocosmos.core.paging;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/** Items that are decoded when they are taken, each time anew. */
final class LazyItems<R, T> extends AbstractList<T> implements RandomAccess {
    private final List<R> rows;
    private final Function<R, T> decode;

    LazyItems(List<R> rows, Function<R, T> decode) {
        this.rows = rows;
        this.decode = decode;
    }

    @Override
    public T get(int i) {
        return decode.apply(rows.get(i));
    }

    @Override
    public int size() {
        return rows.size();
    }
}
