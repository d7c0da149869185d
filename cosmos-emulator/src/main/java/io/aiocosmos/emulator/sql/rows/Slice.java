package io.aiocosmos.emulator.sql.rows;

import io.aiocosmos.emulator.sql.eval.Frame;
import java.util.Collections;
import java.util.Iterator;
import tools.jackson.databind.JsonNode;

/** OFFSET, LIMIT and TOP: evaluates no rows after the last one that is needed. */
public record Slice(RowSource rows, Count skipped, Count taken) implements RowSource {
    /** How many rows; known only when the query runs if it is a parameter. */
    @FunctionalInterface
    public interface Count {
        long of(Frame frame);
    }

    @Override
    public Iterator<JsonNode> open(Frame frame) {
        long skip = skipped.of(frame);
        long take = taken.of(frame);
        return take == 0 ? Collections.emptyIterator() : new Taking(rows.open(frame), skip, take);
    }

    private static final class Taking extends Lookahead {
        private final Iterator<JsonNode> all;
        private long skip;
        private long take;

        Taking(Iterator<JsonNode> all, long skip, long take) {
            this.all = all;
            this.skip = skip;
            this.take = take;
        }

        @Override
        protected JsonNode advance() {
            for (; skip > 0 && all.hasNext(); skip--) all.next();
            return take-- > 0 && all.hasNext() ? all.next() : null;
        }
    }
}
