package io.aiocosmos.emulator.query;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How far the rows of a range were read. Items are named by their numbers, which neither writes nor splits change.
 *
 * @param keys of an ordered query, the values of the last row that was read by; {@code null} if none was or without
 *     order
 * @param item unordered: the item to go on with, those before it are done; ordered: the item of the last row
 * @param rows how many rows of that item are done
 * @param skip how many rows are still to be skipped by OFFSET
 * @param take how many rows are still to be taken by TOP or LIMIT
 */
record Position(List<JsonNode> keys, long item, long rows, long skip, long take) {
    /** Nothing was read; the counts are those of the query. */
    static final Position START = new Position(null, 0, 0, -1, -1);

    boolean isCounting() {
        return take >= 0;
    }

    /** How many rows of an item are to be passed over. */
    long doneOf(long number) {
        return number == item ? rows : 0;
    }
}
