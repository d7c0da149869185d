package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.request.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** One partition of an ordered query: its rows in order, as far as they were fetched. */
final class OrderedReader {
    private static final String EXECUTION_INFO = "x-ms-cosmos-query-execution-info";

    private final Query query;
    private final RangeReader reader;
    private final ResumePoint resumed; // rows up to it were given already
    private final Deque<OrderedRow> rows = new ArrayDeque<>();
    private boolean skipping;
    private int skippedOfItem;
    private ResumePoint fetched;
    private ResumePoint given;

    /**
     * @param text with its filter in place
     * @param resumed the last row that was taken of these keys, {@code null} if none was
     */
    OrderedReader(Query query, RangeScope scope, String text, ResumePoint resumed) {
        this.query = query;
        this.reader = new RangeReader(query, scope, text, null);
        this.resumed = resumed;
        this.skipping = resumed != null;
        this.fetched = resumed;
        this.given = resumed;
    }

    RangeScope scope() {
        return reader.scope();
    }

    /** Whether it cannot say what its next row is before it was asked. */
    boolean isHungry() {
        return rows.isEmpty() && !reader.isDone();
    }

    boolean isDone() {
        return rows.isEmpty() && reader.isDone();
    }

    CompletableFuture<Answer> ask() {
        return reader.ask(0);
    }

    boolean isGone(Answer answer) {
        return reader.isGone(answer);
    }

    void take(Answer answer) {
        boolean ridsDescend = ridsDescend(answer.header(EXECUTION_INFO));
        for (JsonSlice json : reader.take(answer)) {
            OrderedRow row = OrderedRow.of(json);
            if (skipping && wasGiven(row, ridsDescend)) continue;
            fetched = ResumePoint.after(fetched, row);
            if (row.payload() != null) rows.add(row);
        }
        query.limits().check(rows.size(), "rows of one partition");
    }

    /** Rows equal in order come by rid, so those given are the ones up to the point's, and so many of that item's own. */
    private boolean wasGiven(OrderedRow row, boolean ridsDescend) {
        boolean equal = row.compareColumns(resumed.orderBy(), query.plan().orderBy()) == 0;
        int order = equal ? ResumePoint.compareRids(row.rid(), resumed.rid()) : 1;
        if (equal && ridsDescend) order = -order;
        if (equal && order < 0) return true;
        if (equal && order == 0 && skippedOfItem < resumed.count()) {
            skippedOfItem++;
            return true;
        }
        skipping = false;
        return false;
    }

    /** Absent, ties ascend for an ascending first column and descend for a descending one. */
    private boolean ridsDescend(String executionInfo) {
        boolean byColumn = query.plan().orderBy().get(0);
        if (executionInfo == null || executionInfo.isEmpty()) return byColumn;
        JsonSlice[] info = JsonSlice.of(executionInfo.getBytes(StandardCharsets.UTF_8))
                .fields("reverseRidEnabled", "reverseIndexScan");
        if (info[0] == null || info[0].booleanValue()) return byColumn;
        return info[1] != null && info[1].booleanValue();
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

    /** The last row that was fetched, given out or not: where another reader of the same keys goes on. */
    ResumePoint fetched() {
        return fetched;
    }

    /** What was fetched and not given, which a reader that replaces this one gives first. */
    Deque<OrderedRow> rest() {
        return rows;
    }

    void cancel() {
        reader.cancel();
    }
}
