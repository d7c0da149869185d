package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;

/** Combines what partitions have of one aggregate. Not thread-safe. */
interface Aggregate {
    /** @param partial one partition's part, {@code null} if that is undefined */
    void add(JsonSlice partial);

    /** Appends the result; {@code false} and nothing if it is undefined. */
    boolean appendTo(JsonBuffer out);
}
