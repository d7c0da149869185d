package io.aiocosmos.features.queries;

import java.util.Random;

/**
 * TOP, or OFFSET with LIMIT.
 *
 * @param top {@code null} without
 * @param offset {@code null} without
 * @param limit {@code null} without
 */
record RowLimit(Integer top, Integer offset, Integer limit) {
    static final RowLimit ALL = new RowLimit(null, null, null);

    static RowLimit random(Random random, int items) {
        int most = items + 3;
        switch (random.nextInt(6)) {
            case 0:
                return new RowLimit(random.nextInt(most), null, null);
            case 1:
                return new RowLimit(null, random.nextInt(most), random.nextInt(most));
            default:
                return ALL;
        }
    }

    String beforeColumns() {
        return top == null ? "" : "TOP " + top + " ";
    }

    String atTheEnd() {
        return offset == null ? "" : " OFFSET " + offset + " LIMIT " + limit;
    }

    /** Index of the first returned row, of a number of rows. */
    int from(int rows) {
        return offset == null ? 0 : Math.min(offset, rows);
    }

    /** Index after the last returned row. */
    int to(int rows) {
        if (top != null) return Math.min(top, rows);
        return offset == null ? rows : Math.min(rows, from(rows) + limit);
    }
}
