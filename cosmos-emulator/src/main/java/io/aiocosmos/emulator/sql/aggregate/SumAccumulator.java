package io.aiocosmos.emulator.sql.aggregate;

import io.aiocosmos.emulator.sql.value.Values;
import tools.jackson.databind.JsonNode;

/** SUM and AVG: undefined values are ignored, but one value that is no number makes the result undefined. */
final class SumAccumulator implements Accumulator {
    private final boolean average;
    private double sum;
    private long count;
    private boolean invalid;

    private SumAccumulator(boolean average) {
        this.average = average;
    }

    static Accumulator sum() {
        return new SumAccumulator(false);
    }

    static Accumulator average() {
        return new SumAccumulator(true);
    }

    @Override
    public void add(JsonNode value) {
        if (value.isNumber()) {
            sum += Values.number(value);
            count++;
        } else if (Values.isDefined(value)) {
            invalid = true;
        }
    }

    /** Without numbers a sum is 0, as recorded from the service, and an average does not exist. */
    @Override
    public JsonNode result() {
        if (invalid) return Values.UNDEFINED;
        return Values.of(average ? sum / count : sum);
    }
}
