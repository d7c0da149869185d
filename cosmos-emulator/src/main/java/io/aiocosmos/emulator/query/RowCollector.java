package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.sql.rows.ItemRun;
import io.aiocosmos.emulator.sql.value.ValueKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Puts rows on a page after DISTINCT, OFFSET, TOP and LIMIT. Rows are distinct within a page only, as in the
 * service: clients drop duplicates of other pages.
 */
final class RowCollector {
    private final Page page;
    private final Set<ValueKey> seen;
    private long skip;
    private long take;

    RowCollector(Page page, boolean distinct, ItemRun run, Position from) {
        this.page = page;
        this.seen = distinct ? new HashSet<>() : null;
        this.skip = from.isCounting() ? from.skip() : run.skipped();
        this.take = from.isCounting() ? from.take() : run.taken();
    }

    /** {@code false} if the page has no room for the row. */
    boolean take(JsonNode row) {
        ValueKey key = seen == null ? null : ValueKey.of(row);
        if (seen != null && seen.contains(key)) return true;
        if (skip > 0) skip--;
        else if (page.add(Json.bytes(row))) take--;
        else return false;
        if (seen != null) seen.add(key);
        return true;
    }

    /** For a row that cannot be found again on the next page. */
    void takeAnyway(JsonNode row) {
        if (skip > 0) {
            skip--;
        } else if (take > 0) {
            take--;
            page.addAnyway(Json.bytes(row));
        }
    }

    /** Whether TOP or LIMIT wants no more rows. */
    boolean isDone() {
        return take == 0;
    }

    /** How many rows more, those to be skipped too, could be put on the page. */
    long room() {
        return skip + Math.min(take, page.maxRows() - page.rows());
    }

    Position at(List<JsonNode> keys, long item, long rows) {
        return new Position(keys, item, rows, skip, take);
    }
}
