package io.aiocosmos.emulator.sql.aggregate;

import io.aiocosmos.emulator.sql.value.Values;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** COUNT and COUNTIF. */
final class CountAccumulator implements Accumulator {
    private final Predicate<JsonNode> counts;
    private long count;

    private CountAccumulator(Predicate<JsonNode> counts) {
        this.counts = counts;
    }

    static Accumulator ofDefined() {
        return new CountAccumulator(Values::isDefined);
    }

    static Accumulator ofTrue() {
        return new CountAccumulator(Values::isTrue);
    }

    @Override
    public void add(JsonNode value) {
        if (counts.test(value)) count++;
    }

    @Override
    public JsonNode result() {
        return Values.of(count);
    }
}
