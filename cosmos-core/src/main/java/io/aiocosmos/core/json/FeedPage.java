package io.aiocosmos.core.json;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The elements of one page of a feed or query: {@code {"_rid":…, "Documents":[…], "_count":…}}, read in one pass. Holds
 * the position of each element, so a page that is malformed between its elements is rejected as a whole; slices of the
 * elements are created by {@link #get}. Immutable once read.
 */
public final class FeedPage extends AbstractList<JsonSlice> implements RandomAccess {
    private static final int[] NONE = {};

    private final byte[] json;
    private String rid = "";
    private int[] bounds; // starts and ends of the elements, in turn; null until the array was found
    private int size;

    private FeedPage(byte[] json) {
        this.json = json;
    }

    /**
     * @param arrayName the field with the elements, such as {@code Documents} or {@code PartitionKeyRanges}
     * @throws MalformedJsonException also if that field is missing or no array
     */
    public static FeedPage read(byte[] json, int offset, int length, String arrayName) {
        FeedPage page = new FeedPage(json);
        JsonFields fields = JsonSlice.of(json, offset, length).fields();
        while (fields.next()) {
            if (fields.nameIs(arrayName)) page.readArray(fields);
            else if (fields.nameIs("_rid")) page.rid = fields.value().string();
        }
        if (page.bounds == null) throw missing(arrayName, offset);
        return page;
    }

    /** Of several arrays of that name, the last one counts. */
    private void readArray(JsonFields fields) {
        fields.expectArray();
        bounds = NONE;
        size = 0;
        JsonElements cursor = new JsonElements(json, fields.valueStart(), fields.limit(), false);
        while (cursor.next()) add(cursor.offset(), cursor.position());
        fields.valueEndsAt(cursor.position());
    }

    private void add(int start, int end) {
        if (size << 1 == bounds.length) bounds = Arrays.copyOf(bounds, Math.max(32, bounds.length << 1));
        bounds[size << 1] = start;
        bounds[(size << 1) + 1] = end;
        size++;
    }

    static MalformedJsonException missing(String arrayName, int offset) {
        return new MalformedJsonException("no array \"" + arrayName + "\" in the page", offset);
    }

    /** The rid of the owner; empty if there is none, as for databases and offers. */
    public String rid() {
        return rid;
    }

    /** Number of elements that are there, whatever {@code _count} says. */
    @Override
    public int size() {
        return size;
    }

    @Override
    public JsonSlice get(int i) {
        Objects.checkIndex(i, size);
        return new JsonSlice(json, bounds[i << 1], bounds[(i << 1) + 1], true);
    }
}
