package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.value.ValueOrder;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The partition keys that a filter lets pass, as alternatives: each fixes some components of the key by their position and
 * leaves the others open. No alternative means no key; one that fixes nothing means all keys.
 */
record KeySet(List<Map<Integer, JsonNode>> alternatives) {
    /** With more keys than this, all ranges are asked. */
    private static final int MAX_ALTERNATIVES = 20_000;

    static final KeySet ALL = new KeySet(List.of(Map.of()));
    static final KeySet NONE = new KeySet(List.of());

    /** All keys whose component is this value; arrays and objects are no keys and count as undefined. */
    static KeySet fixed(int component, JsonNode value) {
        if (value.isMissingNode()) return NONE; // nothing equals undefined
        return new KeySet(List.of(Map.of(component, value.isContainer() ? Values.UNDEFINED : value)));
    }

    /** What any of them lets pass. */
    static KeySet union(Stream<KeySet> sets) {
        List<Map<Integer, JsonNode>> all =
                sets.flatMap(set -> set.alternatives.stream()).toList();
        boolean open = all.size() > MAX_ALTERNATIVES || all.contains(Map.<Integer, JsonNode>of());
        return open ? ALL : new KeySet(all);
    }

    KeySet and(KeySet other) {
        if ((long) alternatives.size() * other.alternatives.size() > MAX_ALTERNATIVES) return ALL;
        List<Map<Integer, JsonNode>> all = new ArrayList<>();
        for (Map<Integer, JsonNode> left : alternatives) {
            for (Map<Integer, JsonNode> right : other.alternatives)
                join(left, right).ifPresent(all::add);
        }
        return new KeySet(all);
    }

    /** Empty if they contradict each other. */
    private static Optional<Map<Integer, JsonNode>> join(Map<Integer, JsonNode> left, Map<Integer, JsonNode> right) {
        Map<Integer, JsonNode> both = new HashMap<>(left);
        for (Map.Entry<Integer, JsonNode> component : right.entrySet()) {
            JsonNode known = both.putIfAbsent(component.getKey(), component.getValue());
            if (known != null && ValueOrder.INSTANCE.compare(known, component.getValue()) != 0) return Optional.empty();
        }
        return Optional.of(both);
    }

    /** The leading components that an alternative fixes. */
    static List<JsonNode> prefix(Map<Integer, JsonNode> alternative) {
        return IntStream.range(0, alternative.size())
                .takeWhile(alternative::containsKey)
                .mapToObj(alternative::get)
                .toList();
    }
}
