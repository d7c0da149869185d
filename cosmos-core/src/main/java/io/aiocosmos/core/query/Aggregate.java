package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;

/** Combines the partial results of one aggregate from all partitions. Not thread-safe. */
interface Aggregate {
    /** @param partial the result of one partition, {@code null} if it is undefined */
    void add(JsonSlice partial);

    /** Appends the result; appends nothing and returns {@code false} if it is undefined. */
    boolean appendTo(JsonBuffer out);
}
