package io.aiocosmos.emulator.sql.rows;

import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.value.ValueOrder;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The rows of a query with ORDER BY. Rows with equal keys stay in the order they came in; undefined keys come first. */
public final class Sorting implements RowSource {
    private final Join join;
    private final Evaluator selected;
    private final List<Evaluator> keys;
    private final Comparator<Row> order;

    /** @param descending for each key, whether it runs backwards */
    public Sorting(Join join, Evaluator selected, List<Evaluator> keys, List<Boolean> descending) {
        this.join = join;
        this.selected = selected;
        this.keys = List.copyOf(keys);
        this.order = order(List.copyOf(descending));
    }

    private record Row(JsonNode[] keys, JsonNode value) {}

    @Override
    public Iterator<JsonNode> open(Frame frame) {
        List<Row> rows = new ArrayList<>();
        Join.Cursor cursor = join.open(frame);
        while (cursor.next()) {
            JsonNode value = selected.evaluate(frame);
            if (Values.isDefined(value)) rows.add(new Row(keys(frame), value));
        }
        rows.sort(order);
        return rows.stream().map(Row::value).iterator();
    }

    private JsonNode[] keys(Frame frame) {
        return keys.stream().map(key -> key.evaluate(frame)).toArray(JsonNode[]::new);
    }

    private static Comparator<Row> order(List<Boolean> descending) {
        return (left, right) -> {
            for (int i = 0; i < descending.size(); i++) {
                int sign = ValueOrder.INSTANCE.compare(left.keys[i], right.keys[i]);
                if (sign != 0) return descending.get(i) ? -sign : sign;
            }
            return 0;
        };
    }
}
