package io.aiocosmos.core.query;

import io.aiocosmos.core.json.MalformedJsonException;
import java.util.Base64;
import java.util.List;

/**
 * The last row that was taken from an ordered partition.
 *
 * @param orderBy its values
 * @param rid of its item
 * @param count how many rows of that item with those values were taken one after the other, joins give several
 */
record ResumePoint(List<JsonValue> orderBy, String rid, int count) {
    private static final int DOCUMENT_OFFSET = 8;
    private static final int RID_LENGTH = 16;

    /** This point moved on by a row. */
    static ResumePoint after(ResumePoint before, OrderedRow row) {
        boolean sameItem = before != null && before.rid.equals(row.rid) && before.orderBy.equals(row.orderBy);
        return new ResumePoint(row.orderBy, row.rid, sameItem ? before.count + 1 : 1);
    }

    /** Whether it can be told in a filter and found again: arrays and objects have no order there, and it needs a rid. */
    boolean isExpressible() {
        for (JsonValue value : orderBy) if (value.isDefined() && !value.isPrimitive()) return false;
        return bytes(rid).length >= RID_LENGTH;
    }

    /**
     * Rids of one container by the number of the item within it, which the service counts up as items come.
     *
     * <p>Source: the eight bytes behind the container's, a little-endian unsigned number.
     */
    static int compareRids(String one, String other) {
        return Long.compareUnsigned(document(one), document(other));
    }

    private static long document(String rid) {
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
            return new byte[0]; // no rid: of a row that came from no item
        }
    }
}
