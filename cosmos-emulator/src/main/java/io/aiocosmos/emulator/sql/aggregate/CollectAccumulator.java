package io.aiocosmos.emulator.sql.aggregate;

import io.aiocosmos.emulator.sql.value.SizeBudget;
import io.aiocosmos.emulator.sql.value.ValueKey;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** MAKELIST and MAKESET. */
final class CollectAccumulator implements Accumulator {
    private final Predicate<JsonNode> takes;
    private final ArrayNode values = JsonNodeFactory.instance.arrayNode();

    private CollectAccumulator(Predicate<JsonNode> takes) {
        this.takes = takes;
    }

    static Accumulator list() {
        return new CollectAccumulator(value -> true);
    }

    static Accumulator set() {
        Set<ValueKey> seen = new HashSet<>();
        return new CollectAccumulator(value -> seen.add(ValueKey.of(value)));
    }

    @Override
    public void add(JsonNode value) {
        if (Values.isDefined(value) && takes.test(value)) values.add(value);
    }

    @Override
    public JsonNode result() {
        return SizeBudget.checked(values);
    }
}
