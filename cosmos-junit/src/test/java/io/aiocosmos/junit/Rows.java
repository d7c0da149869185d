package io.aiocosmos.junit;

import java.util.ArrayList;
import java.util.List;

/** Reads pages to their end. */
final class Rows {
    private Rows() {}

    static <T> List<T> of(Iterable<T> pages) {
        List<T> rows = new ArrayList<>();
        pages.forEach(rows::add);
        return rows;
    }
}
