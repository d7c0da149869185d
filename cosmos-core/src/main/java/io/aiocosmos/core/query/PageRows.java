package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.PageMetadata;
import java.util.ArrayList;
import java.util.List;

/** Gathers the rows of one page. Those of a single answer stay as they are, for who decodes them to read whole. */
final class PageRows {
    private List<JsonSlice> rows = List.of();
    private boolean joined;

    PageMetadata facts; // of a page of a run, once it is filled
    String resume; // where the run goes on, null at the end and where that cannot be said

    void add(List<JsonSlice> more) {
        if (rows.isEmpty()) {
            rows = more;
            return;
        }
        if (!joined) rows = new ArrayList<>(rows);
        joined = true;
        rows.addAll(more);
    }

    /** Whether there are none. Unlike {@link #missing}, this finds no row. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** How many there should be more. */
    int missing(int size) {
        return size == 0 ? 0 : Math.max(0, size - rows.size());
    }

    List<JsonSlice> list() {
        return rows;
    }
}
