package io.aiocosmos.emulator.sql.rows;

import io.aiocosmos.emulator.sql.aggregate.Accumulator;
import io.aiocosmos.emulator.sql.aggregate.Aggregate;
import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.value.ValueKey;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The rows of a query with GROUP BY or aggregates: one for each group, in the order in which the groups first appeared.
 * Without GROUP BY there is exactly one group, even of no rows.
 */
public final class Grouping implements RowSource {
    private static final ValueKey NO_KEY = ValueKey.of(List.of());

    private final Join join;
    private final Evaluator selected;
    private final List<Evaluator> keys;
    private final List<Column> columns;

    public Grouping(Join join, Evaluator selected, List<Evaluator> keys, List<Column> columns) {
        this.join = join;
        this.selected = selected;
        this.keys = List.copyOf(keys);
        this.columns = List.copyOf(columns);
    }

    /** An aggregate, what it is fed with, and the slot for its result. */
    public record Column(Aggregate aggregate, Evaluator argument, int slot) {}

    @Override
    public Iterator<JsonNode> open(Frame frame) {
        Iterator<Group> groups = groups(frame).values().iterator();
        return new Lookahead() {
            @Override
            protected JsonNode advance() {
                while (groups.hasNext()) {
                    groups.next().show(frame);
                    JsonNode value = selected.evaluate(frame);
                    if (Values.isDefined(value)) return value;
                }
                return null;
            }
        };
    }

    private Map<ValueKey, Group> groups(Frame frame) {
        Map<ValueKey, Group> groups = new LinkedHashMap<>();
        if (keys.isEmpty()) groups.put(NO_KEY, new Group());
        Join.Cursor rows = join.open(frame);
        while (rows.next())
            groups.computeIfAbsent(key(frame), first -> new Group()).add(frame);
        return groups;
    }

    private ValueKey key(Frame frame) {
        if (keys.isEmpty()) return NO_KEY;
        List<JsonNode> values = new ArrayList<>(keys.size());
        for (Evaluator key : keys) values.add(key.evaluate(frame));
        return ValueKey.of(values);
    }

    /** Remembers the sources of its first row, since what is selected beside aggregates is the same for all its rows. */
    private final class Group {
        private final List<JsonNode> firstRow = new ArrayList<>();
        private final List<Accumulator> accumulators =
                columns.stream().map(column -> column.aggregate().start()).toList();

        void add(Frame frame) {
            if (firstRow.isEmpty()) join.slots().forEach(slot -> firstRow.add(frame.get(slot)));
            for (int i = 0; i < columns.size(); i++) {
                accumulators.get(i).add(columns.get(i).argument().evaluate(frame));
            }
        }

        void show(Frame frame) {
            for (int i = 0; i < firstRow.size(); i++) frame.set(join.slots().get(i), firstRow.get(i));
            for (int i = 0; i < columns.size(); i++) {
                frame.set(columns.get(i).slot(), accumulators.get(i).result());
            }
        }
    }
}
