package io.aiocosmos.emulator.sql.value;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Values as a key of a hash table: what SQL calls equal is one key, undefined included. */
public final class ValueKey {
    private final List<JsonNode> values;
    private final int hash;

    private ValueKey(List<JsonNode> values) {
        this.values = values;
        int sum = 1;
        for (JsonNode value : values) sum = 31 * sum + hash(value);
        this.hash = sum;
    }

    public static ValueKey of(JsonNode value) {
        return new ValueKey(List.of(value));
    }

    public static ValueKey of(List<JsonNode> values) {
        return new ValueKey(List.copyOf(values));
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof ValueKey key) || key.hash != hash || key.values.size() != values.size()) return false;
        for (int i = 0; i < values.size(); i++) {
            if (ValueOrder.INSTANCE.compare(values.get(i), key.values.get(i)) != 0) return false;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    private static int hash(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> Boolean.hashCode(value.booleanValue());
            case NUMBER -> Double.hashCode(Values.number(value) + 0.0); // makes -0.0 a 0.0
            case STRING -> value.stringValue().hashCode();
            case ARRAY -> arrayHash(value);
            case OBJECT -> objectHash(value);
            default -> value.getNodeType().ordinal();
        };
    }

    private static int arrayHash(JsonNode array) {
        int sum = 7;
        for (JsonNode element : array) sum = 31 * sum + hash(element);
        return sum;
    }

    /** A sum, since the order of properties does not count. */
    private static int objectHash(JsonNode object) {
        int sum = 11;
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            sum += property.getKey().hashCode() ^ 31 * hash(property.getValue());
        }
        return sum;
    }
}
