package io.aiocosmos.emulator.sql.value;

import io.aiocosmos.emulator.sql.error.SqlException;
import tools.jackson.databind.JsonNode;

/**
 * Keeps what a query makes of a size that can be held and written. A short text can double a value at every level of
 * its subqueries, and nest one value in another by JOIN after JOIN.
 */
public final class SizeBudget {
    /** Twice the largest page: one for each character of a string, and one for each value. */
    public static final int MAX = 8 * 1024 * 1024;

    /** More than a query and the items and parameters in it have together; writers of JSON stop at 500. */
    public static final int MAX_DEPTH = 400;

    private SizeBudget() {}

    /**
     * The value, made of parts that were checked.
     *
     * @throws SqlException if it is too large or too deep
     */
    public static <V extends JsonNode> V checked(V value) {
        of(value, 0, 0);
        return value;
    }

    /** @throws SqlException if there is no room for a value of this weight */
    public static void check(long weight) {
        if (weight > MAX) throw SqlException.plain("The query makes a value of more than " + MAX + " characters.");
    }

    /** What is there and the value together. */
    private static long of(JsonNode value, long before, int depth) {
        if (depth > MAX_DEPTH) {
            throw SqlException.plain("The query makes a value that is nested more than " + MAX_DEPTH + " levels deep.");
        }
        long sum = before + 1;
        if (value.isString()) sum += value.stringValue().length();
        check(sum);
        if (value.isContainer()) for (JsonNode part : value) sum = of(part, sum, depth + 1);
        return sum;
    }
}
