package io.aiocosmos.emulator.sql.aggregate;

import tools.jackson.databind.JsonNode;

/** Takes the argument of each row of one group, then gives the result. */
public interface Accumulator {
    /** {@code value} may be undefined. */
    void add(JsonNode value);

    /** The aggregate of what was added; may be undefined. */
    JsonNode result();
}
