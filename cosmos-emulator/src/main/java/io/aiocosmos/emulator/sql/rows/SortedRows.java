package io.aiocosmos.emulator.sql.rows;

import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The rows of a query with ORDER BY. Rows with equal keys stay in the order they came in; undefined keys come first. */
public final class SortedRows implements RowSource {
    private final Join join;
    private final Evaluator selected;
    private final Evaluator[] keys;
    private final Comparator<Row> order;

    public SortedRows(Join join, Evaluator selected, List<Evaluator> keys, KeyOrder order) {
        this.join = join;
        this.selected = selected;
        this.keys = keys.toArray(Evaluator[]::new);
        this.order = Comparator.comparing(Row::keys, order);
    }

    private record Row(JsonNode[] keys, JsonNode value) {}

    @Override
    public Iterator<JsonNode> open(Frame frame) {
        List<Row> rows = new ArrayList<>();
        Join.Cursor cursor = join.open(frame);
        while (cursor.next()) {
            JsonNode value = selected.evaluate(frame);
            if (Values.isDefined(value)) rows.add(new Row(Evaluator.all(keys, frame), value));
        }
        rows.sort(order);
        return rows.stream().map(Row::value).iterator();
    }
}
