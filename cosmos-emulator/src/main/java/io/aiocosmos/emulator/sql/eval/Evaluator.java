package io.aiocosmos.emulator.sql.eval;

import tools.jackson.databind.JsonNode;

/** A compiled expression. Holds no state of a run, so that one statement serves many threads. */
@FunctionalInterface
public interface Evaluator {
    /** Its value for the row in the frame; undefined is a missing node, never {@code null}. */
    JsonNode evaluate(Frame frame);

    /** Always the same value. */
    static Evaluator constant(JsonNode value) {
        return new Constant(value);
    }

    /** What the frame holds in this slot: an alias, a parameter or an aggregate's result. */
    static Evaluator slot(int slot) {
        return frame -> frame.get(slot);
    }

    /** The values of several for one row. */
    static JsonNode[] all(Evaluator[] evaluators, Frame frame) {
        JsonNode[] values = new JsonNode[evaluators.length];
        for (int i = 0; i < values.length; i++) values[i] = evaluators[i].evaluate(frame);
        return values;
    }

    /** A value known before any row is seen. */
    record Constant(JsonNode value) implements Evaluator {
        @Override
        public JsonNode evaluate(Frame frame) {
            return value;
        }
    }
}
