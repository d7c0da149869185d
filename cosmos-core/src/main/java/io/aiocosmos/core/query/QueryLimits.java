package io.aiocosmos.core.query;

import io.aiocosmos.core.text.OneLine;

/**
 * Limits of one query.
 *
 * @param maxBufferedItems maximum of buffered rows, groups, distinct values and list elements, each
 * @param parallelism maximum of partitions read at once; at least 1
 */
public record QueryLimits(int maxBufferedItems, int parallelism) {
    /** @param what singular noun for the message */
    void check(long count, String what) {
        if (count > maxBufferedItems)
            throw new IllegalStateException("the query must keep more than " + OneLine.count(maxBufferedItems, what)
                    + " in memory: narrow it, or raise maxBufferedItems in its options");
    }
}
