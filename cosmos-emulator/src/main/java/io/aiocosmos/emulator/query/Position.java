package io.aiocosmos.emulator.query;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How far the rows of a range were read. Items are named by their numbers, which neither writes nor splits change.
 *
 * @param keys of an ordered query, the values of the last row that was read by; {@code null} if none was, without order,
 *     or if only their sum is known
 * @param keySum what such values add up to where they are too large for a token, else -1
 * @param item unordered: the item to go on with, those before it are done; ordered: the item of the last row
 * @param rows how many rows of that item are done
 * @param skip how many rows are still to be skipped by OFFSET
 * @param take how many rows are still to be taken by TOP or LIMIT
 */
record Position(List<JsonNode> keys, long keySum, long item, long rows, long skip, long take) {
    /** Nothing was read; the counts are those of the query. */
    static final Position START = new Position(null, 0, 0, -1, -1);

    Position(List<JsonNode> keys, long item, long rows, long skip, long take) {
        this(keys, -1, item, rows, skip, take);
    }

    /** Whether the last row must be found again, to know what to go on behind. */
    boolean lacksKeys() {
        return keySum >= 0;
    }

    Position with(List<JsonNode> known) {
        return new Position(known, item, rows, skip, take);
    }

    boolean isCounting() {
        return take >= 0;
    }

    /** How many rows of an item are to be skipped. */
    long doneOf(long number) {
        return number == item ? rows : 0;
    }
}
