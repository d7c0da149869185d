package io.aiocosmos.emulator.sql.rows;

import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One item of FROM: the values that its alias takes, for the current row of the sources before it. */
@FunctionalInterface
public interface RowSource {
    Iterator<JsonNode> open(Frame frame);

    /** A path of every item of the container; the path starts from {@code rootSlot}. */
    static RowSource container(int rootSlot, Evaluator path) {
        return frame -> new Lookahead() {
            @Override
            protected JsonNode advance() {
                while (frame.items().hasNext()) {
                    frame.set(rootSlot, frame.items().next());
                    JsonNode value = path.evaluate(frame);
                    if (Values.isDefined(value)) return value;
                }
                return null;
            }
        };
    }

    /** One value, or none if it is undefined. */
    static RowSource value(Evaluator path) {
        return frame -> {
            JsonNode value = path.evaluate(frame);
            return Values.isDefined(value) ? List.of(value).iterator() : Collections.emptyIterator();
        };
    }

    /** The elements of the arrays among another source's values. */
    static RowSource elements(RowSource arrays) {
        return frame -> new Elements(arrays.open(frame));
    }

    /** Goes through array after array. */
    final class Elements extends Lookahead {
        private final Iterator<JsonNode> arrays;
        private Iterator<JsonNode> elements = Collections.emptyIterator();

        private Elements(Iterator<JsonNode> arrays) {
            this.arrays = arrays;
        }

        @Override
        protected JsonNode advance() {
            while (!elements.hasNext()) {
                if (!arrays.hasNext()) return null;
                JsonNode value = arrays.next();
                if (value.isArray()) elements = value.iterator();
            }
            return elements.next();
        }
    }
}
