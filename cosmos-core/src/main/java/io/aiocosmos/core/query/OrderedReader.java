package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.partition.KeyRange;
import io.aiocosmos.core.partition.RangeScope;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Reads one partition of an ordered query, and holds its fetched rows in order. */
final class OrderedReader {

    private final QueryExecution query;
    private final RangeReader reader;
    final KeyRange originalRange;
    private final ResumePoint resumePoint; // rows up to it were returned by an earlier page
    private final Deque<OrderedRow> rows = new ArrayDeque<>();
    private boolean ridsDescend;
    private boolean skipping;
    private int skippedRowsOfItem;
    private ResumePoint lastPolled;

    /**
     * @param originalRange the keys of one partition when the query started. Rows of these keys that are equal in order
     *     are sorted by rid, also after a split, so one row tells which of the equal rows were returned
     * @param text with its resume filter
     * @param resumePoint the last row of these keys that was returned, {@code null} if there is none
     * @param continuation of the service, {@code null} for the start
     */
    OrderedReader(
            QueryExecution query,
            RangeScope scope,
            KeyRange originalRange,
            String text,
            ResumePoint resumePoint,
            String continuation) {
        this.query = query;
        this.reader = new RangeReader(query, scope, text, continuation);
        this.originalRange = originalRange;
        this.resumePoint = resumePoint;
        this.skipping = resumePoint != null;
        this.lastPolled = resumePoint;
    }

    /** A reader that goes on from here for a part of these keys. All fetched rows must have been returned. */
    OrderedReader child(RangeScope scope) {
        ResumePoint point = skipping ? resumePoint : null;
        OrderedReader child = new OrderedReader(query, scope, originalRange, reader.text, point, reader.continuation());
        child.skippedRowsOfItem = skippedRowsOfItem;
        child.ridsDescend = ridsDescend;
        child.lastPolled = lastPolled;
        return child;
    }

    RangeScope scope() {
        return reader.scope;
    }

    /** Whether its next row is unknown until another page is fetched. */
    boolean needsPage() {
        return rows.isEmpty() && !reader.isDone();
    }

    boolean isDone() {
        return rows.isEmpty() && reader.isDone();
    }

    CompletableFuture<OperationResult> fetch(int maxItems) {
        return reader.fetch(maxItems);
    }

    void accept(OperationResult result) {
        ridsDescend = ridsDescend(result.header(Headers.QUERY_EXECUTION_INFO));
        for (JsonSlice json : reader.accept(result)) {
            OrderedRow row = new OrderedRow(json, query.plan.orderBy.size());
            if (!skipping || !wasReturned(row)) rows.add(row);
        }
    }

    /**
     * Rows equal in order are sorted by rid: those before the point's rid were returned, and as many of its own item as
     * the point counts.
     */
    private boolean wasReturned(OrderedRow row) {
        boolean equal = row.compareColumns(resumePoint.orderBy(), query.plan.orderBy) == 0;
        int order = equal ? compareRids(row.rid, resumePoint.rid()) : 1;
        if (order < 0) return true;
        if (order == 0 && skippedRowsOfItem < resumePoint.count()) {
            skippedRowsOfItem++;
            return true;
        }
        skipping = false;
        return false;
    }

    /** Without the header, rids have the direction of the first column. */
    private boolean ridsDescend(String executionInfo) {
        boolean byColumn = query.plan.orderBy.get(0);
        if (executionInfo == null || executionInfo.isEmpty()) return byColumn;
        JsonSlice[] info = JsonSlice.of(executionInfo.getBytes(StandardCharsets.UTF_8))
                .fields("reverseRidEnabled", "reverseIndexScan");
        if (info[0] == null || info[0].booleanValue()) return byColumn;
        return info[1] != null && info[1].booleanValue();
    }

    /** In the order in which the service returns rows that are equal in order. */
    int compareRids(String one, String other) {
        int order = ResumePoint.compareRids(one, other);
        return ridsDescend ? -order : order;
    }

    OrderedRow peek() {
        return rows.peek();
    }

    OrderedRow poll() {
        OrderedRow row = rows.remove();
        lastPolled = ResumePoint.after(lastPolled, row);
        return row;
    }

    /** The last row that was returned. */
    ResumePoint lastPolled() {
        return lastPolled;
    }
}
