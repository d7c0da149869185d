package io.aiocosmos.emulator.sql.plan;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Which partition keys can hold results. */
public sealed interface KeyRanges {
    /** Any. */
    record Any() implements KeyRanges {}

    /** None: the filter excludes all items, or there is no FROM. One partition is asked all the same. */
    record None() implements KeyRanges {}

    /**
     * These.
     *
     * @param keys of each key its components, in the order of the paths; a missing node is an undefined component. Of
     *     hierarchical keys the last components may be absent: a prefix
     */
    record Points(List<List<JsonNode>> keys) implements KeyRanges {
        public Points {
            keys = List.copyOf(keys);
        }
    }
}
