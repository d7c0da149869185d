package io.aiocosmos.emulator.sql.rows;

import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.Iterator;
import tools.jackson.databind.JsonNode;

/** The rows of a query that neither groups nor sorts: each as soon as it is found, undefined ones dropped. */
public final class Projection implements RowSource {
    private final Join join;
    private final Evaluator selected;

    public Projection(Join join, Evaluator selected) {
        this.join = join;
        this.selected = selected;
    }

    @Override
    public Iterator<JsonNode> open(Frame frame) {
        Join.Cursor rows = join.open(frame);
        return new Lookahead() {
            @Override
            protected JsonNode advance() {
                while (rows.next()) {
                    JsonNode value = selected.evaluate(frame);
                    if (Values.isDefined(value)) return value;
                }
                return null;
            }
        };
    }
}
