package io.aiocosmos.core.query;

import io.aiocosmos.core.text.OneLine;

/**
 * What a query may use.
 *
 * @param maxBufferedItems rows, groups, distinct values and elements of lists kept in memory at most, of each
 * @param parallelism partitions asked at once at most; at least 1
 */
public record QueryLimits(int maxBufferedItems, int parallelism) {
    /** @param what one of those kept is called */
    void check(long kept, String what) {
        if (kept > maxBufferedItems)
            throw new IllegalStateException("the query must keep more than " + OneLine.count(maxBufferedItems, what)
                    + " in memory: narrow it, or raise maxBufferedItems in its options");
    }
}
