package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.PageMetadata;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the rows of one page. The rows of a single response are not copied, so that they can be decoded as a whole.
 */
final class PageRows {
    private List<JsonSlice> rows = List.of();
    private boolean copied;

    PageMetadata metadata; // of a planned page, once it is filled
    String resumeState; // where the query goes on; null at the end, and if the state cannot be saved

    void add(List<JsonSlice> more) {
        if (rows.isEmpty()) {
            rows = more;
            return;
        }
        if (!copied) rows = new ArrayList<>(rows);
        copied = true;
        rows.addAll(more);
    }

    /** Whether there are no rows. Unlike {@link #missing}, does not parse a response. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Number of rows still missing. */
    int missing(int size) {
        return size == 0 ? 0 : Math.max(0, size - rows.size());
    }

    List<JsonSlice> list() {
        return rows;
    }
}
