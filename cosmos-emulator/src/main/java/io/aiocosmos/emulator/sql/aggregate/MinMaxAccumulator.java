package io.aiocosmos.emulator.sql.aggregate;

import io.aiocosmos.emulator.sql.value.ValueOrder;
import io.aiocosmos.emulator.sql.value.Values;
import tools.jackson.databind.JsonNode;

/** MIN and MAX, by the order of ORDER BY; an array or object makes the result undefined. */
final class MinMaxAccumulator implements Accumulator {
    private final int wanted;
    private JsonNode best = Values.UNDEFINED;
    private boolean invalid;

    private MinMaxAccumulator(int wanted) {
        this.wanted = wanted;
    }

    static Accumulator least() {
        return new MinMaxAccumulator(-1);
    }

    static Accumulator greatest() {
        return new MinMaxAccumulator(1);
    }

    @Override
    public void add(JsonNode value) {
        if (value.isContainer()) invalid = true;
        else if (Values.isDefined(value) && isBetter(value)) best = value;
    }

    private boolean isBetter(JsonNode value) {
        return best.isMissingNode() || Integer.signum(ValueOrder.INSTANCE.compare(value, best)) == wanted;
    }

    @Override
    public JsonNode result() {
        return invalid ? Values.UNDEFINED : best;
    }
}
