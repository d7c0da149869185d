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
    private final List<AggregateColumn> columns;

    public Grouping(Join join, Evaluator selected, List<Evaluator> keys, List<AggregateColumn> columns) {
        this.join = join;
        this.selected = selected;
        this.keys = List.copyOf(keys);
        this.columns = List.copyOf(columns);
    }

    /** An aggregate, what it is fed with, and the slot for its result. */
    public record AggregateColumn(Aggregate aggregate, Evaluator argument, int slot) {}

    @Override
    public Iterator<JsonNode> open(Frame frame) {
        Groups groups = groups(frame);
        Join.Cursor rows = join.open(frame);
        while (rows.next()) groups.add(Integer.MAX_VALUE);
        return groups.rows();
    }

    /** Groups of no rows yet, for rows that the caller puts into the frame. */
    Groups groups(Frame frame) {
        return new Groups(frame);
    }

    /** Groups that are being filled. */
    public final class Groups {
        private final Map<ValueKey, Group> groups = new LinkedHashMap<>();
        private final Frame frame;

        private Groups(Frame frame) {
            this.frame = frame;
            if (keys.isEmpty()) groups.put(NO_KEY, new Group());
        }

        /** Adds the row in the frame; {@code false} if that would exceed the number of groups. */
        public boolean add(int most) {
            ValueKey key = key(frame);
            Group group = groups.get(key);
            if (group == null) {
                if (groups.size() >= most) return false;
                group = new Group();
                groups.put(key, group);
            }
            group.add(frame);
            return true;
        }

        public int size() {
            return groups.size();
        }

        /** A row for each group, undefined ones dropped. */
        public Iterator<JsonNode> rows() {
            Iterator<Group> all = groups.values().iterator();
            return new Lookahead() {
                @Override
                protected JsonNode advance() {
                    while (all.hasNext()) {
                        all.next().show(frame);
                        JsonNode value = selected.evaluate(frame);
                        if (Values.isDefined(value)) return value;
                    }
                    return null;
                }
            };
        }
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
