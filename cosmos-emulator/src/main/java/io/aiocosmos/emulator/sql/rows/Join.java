package io.aiocosmos.emulator.sql.rows;

import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** FROM and WHERE: nested loops over the sources, left to right. Without sources there is one row. */
public final class Join {
    private final List<RowSource> sources;
    private final List<Integer> slots;
    private final Evaluator filter;

    /** @param slots where each source's value goes */
    public Join(List<RowSource> sources, List<Integer> slots, Evaluator filter) {
        this.sources = List.copyOf(sources);
        this.slots = List.copyOf(slots);
        this.filter = filter;
    }

    List<Integer> slots() {
        return slots;
    }

    Cursor open(Frame frame) {
        return new Cursor(frame);
    }

    /** Puts one row after the other into the frame. */
    final class Cursor {
        private final Frame frame;
        private final Iterator<JsonNode>[] open;
        private int depth = -1;
        private boolean started;

        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
        private Cursor(Frame frame) {
            this.frame = frame;
            this.open = new Iterator[sources.size()];
        }

        /** False if there are no more rows. */
        boolean next() {
            while (step()) {
                if (Values.isTrue(filter.evaluate(frame))) return true;
            }
            return false;
        }

        private boolean step() {
            if (started) return advance();
            started = true;
            if (sources.isEmpty()) return true;
            descend();
            return advance();
        }

        private void descend() {
            depth++;
            open[depth] = sources.get(depth).open(frame);
        }

        /** Takes the deepest source that has a next value, then the first values of those after it. */
        private boolean advance() {
            while (depth >= 0) {
                if (open[depth].hasNext()) {
                    frame.countRow();
                    frame.set(slots.get(depth), open[depth].next());
                    if (depth == sources.size() - 1) return true;
                    descend();
                } else {
                    depth--;
                }
            }
            return false;
        }
    }
}
