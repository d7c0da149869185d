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

/** One partition of an ordered query: its rows in order, as far as they were fetched. */
final class OrderedReader {

    private final QueryExecution query;
    private final RangeReader reader;
    final KeyRange span;
    private final ResumePoint resumed; // rows up to it were given already
    private final Deque<OrderedRow> rows = new ArrayDeque<>();
    private boolean ridsDescend;
    private boolean skipping;
    private int skippedOfItem;
    private ResumePoint given;

    /**
     * @param span keys whose rows, where equal in order, come by rid alone: those of one partition when the query began.
     *     When it is split, its parts keep that order among them, so that one row still tells which of its equals were
     *     given
     * @param text with its filter in place
     * @param resumed the last row that was taken of these keys, {@code null} if none was
     * @param continuation of the service, {@code null} for the start
     */
    OrderedReader(
            QueryExecution query,
            RangeScope scope,
            KeyRange span,
            String text,
            ResumePoint resumed,
            String continuation) {
        this.query = query;
        this.reader = new RangeReader(query, scope, text, continuation);
        this.span = span;
        this.resumed = resumed;
        this.skipping = resumed != null;
        this.given = resumed;
    }

    /** One that goes on here, for a part of these keys, once all rows that were fetched are given. */
    OrderedReader child(RangeScope scope) {
        ResumePoint point = skipping ? resumed : null;
        OrderedReader child = new OrderedReader(query, scope, span, reader.text, point, reader.continuation());
        child.skippedOfItem = skippedOfItem;
        child.ridsDescend = ridsDescend;
        child.given = given;
        return child;
    }

    RangeScope scope() {
        return reader.scope;
    }

    /** Whether it cannot say what its next row is before it was asked. */
    boolean isHungry() {
        return rows.isEmpty() && !reader.isDone();
    }

    boolean isDone() {
        return rows.isEmpty() && reader.isDone();
    }

    CompletableFuture<OperationResult> ask(int maxItems) {
        return reader.ask(maxItems);
    }

    void take(OperationResult answer) {
        ridsDescend = ridsDescend(answer.header(Headers.QUERY_EXECUTION_INFO));
        for (JsonSlice json : reader.take(answer)) {
            OrderedRow row = new OrderedRow(json, query.plan.orderBy.size());
            if (!skipping || !wasGiven(row)) rows.add(row);
        }
    }

    /** Rows equal in order come by rid, so those given are the ones up to the point's, and so many of that item's own. */
    private boolean wasGiven(OrderedRow row) {
        boolean equal = row.compareColumns(resumed.orderBy(), query.plan.orderBy) == 0;
        int order = equal ? compareRids(row.rid, resumed.rid()) : 1;
        if (order < 0) return true;
        if (order == 0 && skippedOfItem < resumed.count()) {
            skippedOfItem++;
            return true;
        }
        skipping = false;
        return false;
    }

    /** Absent, ties ascend for an ascending first column and descend for a descending one. */
    private boolean ridsDescend(String executionInfo) {
        boolean byColumn = query.plan.orderBy.get(0);
        if (executionInfo == null || executionInfo.isEmpty()) return byColumn;
        JsonSlice[] info = JsonSlice.of(executionInfo.getBytes(StandardCharsets.UTF_8))
                .fields("reverseRidEnabled", "reverseIndexScan");
        if (info[0] == null || info[0].booleanValue()) return byColumn;
        return info[1] != null && info[1].booleanValue();
    }

    /** In the order in which the service gives items that are equal in order. */
    int compareRids(String one, String other) {
        int order = ResumePoint.compareRids(one, other);
        return ridsDescend ? -order : order;
    }

    OrderedRow head() {
        return rows.peek();
    }

    OrderedRow give() {
        OrderedRow row = rows.remove();
        given = ResumePoint.after(given, row);
        return row;
    }

    /** The last row that was given out. */
    ResumePoint given() {
        return given;
    }
}
