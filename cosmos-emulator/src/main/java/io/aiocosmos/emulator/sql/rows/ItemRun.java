package io.aiocosmos.emulator.sql.rows;

import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Frame;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A run that is fed item by item and stops at each row that passes FROM and WHERE. To sort rows, to drop duplicates and
 * to count rows off is left to the caller. Used by one thread at a time.
 */
public final class ItemRun {
    private final ItemClauses clauses;
    private final Frame frame;
    private final Evaluator[] keys;
    private Join.Cursor rows;

    public ItemRun(ItemClauses clauses, Frame frame) {
        this.clauses = clauses;
        this.frame = frame;
        this.keys = clauses.keys().toArray(Evaluator[]::new);
    }

    /** Goes on to the rows of another item. */
    public void feed(JsonNode item) {
        frame.feed(List.of(item).iterator());
        rows = clauses.join().open(frame);
    }

    /** Goes to the next row of the item that was fed last; {@code false} if it has no more. */
    public boolean next() {
        return rows.next();
    }

    /** The keys of ORDER BY in this row; none without ORDER BY. */
    public JsonNode[] keys() {
        return Evaluator.all(keys, frame);
    }

    /** What is selected of this row; undefined if the row is to be dropped. */
    public JsonNode value() {
        return clauses.selected().evaluate(frame);
    }

    public KeyOrder order() {
        return clauses.order();
    }

    /** New groups, to which rows are added as this run comes to them. Only if rows are grouped. */
    public Grouping.Groups groups() {
        return clauses.grouping().orElseThrow().groups(frame);
    }

    public boolean isGrouped() {
        return clauses.grouping().isPresent();
    }

    /** How many rows OFFSET skips. */
    public long skipped() {
        return clauses.skipped().isPresent() ? clauses.skipped().get().of(frame) : 0;
    }

    /** How many rows TOP or LIMIT takes; {@link Long#MAX_VALUE} without. */
    public long taken() {
        return clauses.taken().isPresent() ? clauses.taken().get().of(frame) : Long.MAX_VALUE;
    }
}
