package io.aiocosmos.emulator.sql.aggregate;

import io.aiocosmos.emulator.sql.value.Values;
import tools.jackson.databind.JsonNode;

/** SUM and AVG: undefined values are passed over, but one value that is no number spoils the result. */
final class Total implements Accumulator {
    private final boolean average;
    private double sum;
    private long count;
    private boolean spoilt;

    private Total(boolean average) {
        this.average = average;
    }

    static Accumulator sum() {
        return new Total(false);
    }

    static Accumulator average() {
        return new Total(true);
    }

    @Override
    public void add(JsonNode value) {
        if (value.isNumber()) {
            sum += Values.number(value);
            count++;
        } else if (Values.isDefined(value)) {
            spoilt = true;
        }
    }

    /** Without numbers a sum is 0, as recorded from the service, and an average does not exist. */
    @Override
    public JsonNode result() {
        if (spoilt) return Values.UNDEFINED;
        return Values.of(average ? sum / count : sum);
    }
}
