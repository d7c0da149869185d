package io.aiocosmos.features.queries;

import java.util.Random;

/**
 * TOP, or OFFSET and LIMIT.
 *
 * @param top {@code null} without
 * @param offset {@code null} without
 * @param limit {@code null} without
 */
record Slice(Integer top, Integer offset, Integer limit) {
    static final Slice ALL = new Slice(null, null, null);

    static Slice random(Random random, int items) {
        int most = items + 3;
        switch (random.nextInt(6)) {
            case 0:
                return new Slice(random.nextInt(most), null, null);
            case 1:
                return new Slice(null, random.nextInt(most), random.nextInt(most));
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

    /** The first row that is given, of so many. */
    int from(int rows) {
        return offset == null ? 0 : Math.min(offset, rows);
    }

    /** The row behind the last that is given. */
    int to(int rows) {
        if (top != null) return Math.min(top, rows);
        return offset == null ? rows : Math.min(rows, from(rows) + limit);
    }
}
