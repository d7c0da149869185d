package io.aiocosmos.core.query;

import io.aiocosmos.core.json.MalformedJsonException;
import java.util.Base64;
import java.util.List;

/**
 * The last row that was returned of an ordered partition.
 *
 * @param orderBy its ORDER BY values
 * @param rid of its item
 * @param count number of consecutive rows of that item with these values; joins can return several
 */
record ResumePoint(List<JsonValue> orderBy, String rid, int count) {
    private static final int DOCUMENT_OFFSET = 8;
    private static final int RID_LENGTH = 16;

    /** The point after one more row. */
    static ResumePoint after(ResumePoint before, OrderedRow row) {
        boolean sameItem = before != null && before.rid.equals(row.rid) && before.orderBy.equals(row.orderBy);
        return new ResumePoint(row.orderBy, row.rid, sameItem ? before.count + 1 : 1);
    }

    /** Whether a filter can express it: arrays and objects are not comparable, and a rid is needed. */
    boolean canBeFiltered() {
        for (JsonValue value : orderBy) if (value.isDefined() && !value.isPrimitive()) return false;
        return bytes(rid).length >= RID_LENGTH;
    }

    /**
     * Compares rids of one container by item number, which the service increments for each new item.
     *
     * <p>Source: the eight bytes behind the container's, a little-endian unsigned number.
     */
    static int compareRids(String one, String other) {
        return Long.compareUnsigned(itemNumber(one), itemNumber(other));
    }

    private static long itemNumber(String rid) {
        byte[] bytes = bytes(rid);
        if (bytes.length < RID_LENGTH) throw new MalformedJsonException("expected the rid of an item", 0);
        long number = 0;
        for (int i = RID_LENGTH - 1; i >= DOCUMENT_OFFSET; i--) number = number << 8 | bytes[i] & 0xFF;
        return number;
    }

    private static byte[] bytes(String rid) {
        try {
            return Base64.getDecoder().decode(rid.replace('-', '/'));
        } catch (IllegalArgumentException e) {
            return new byte[0]; // no rid: the row belongs to no item
        }
    }
}
