package io.aiocosmos.core.json;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * One page of a feed or query: {@code {"_rid":…, "Documents":[…], "_count":…}}, read in one pass. Holds where each
 * element stands, so a page that is broken anywhere between its elements is refused before the first is given out.
 * Immutable.
 */
public final class FeedPage {
    private static final int[] NONE = {};

    private final byte[] json;
    private final String rid;
    private final int size;
    private final int[] bounds;

    private FeedPage(byte[] json, String rid, int[] bounds, int size) {
        this.json = json;
        this.rid = rid;
        this.bounds = bounds;
        this.size = size;
    }

    /**
     * @param arrayName the field with the elements, such as {@code Documents} or {@code PartitionKeyRanges}
     * @throws MalformedJsonException also if that field is missing or no array
     */
    public static FeedPage read(byte[] json, int offset, int length, String arrayName) {
        JsonFields fields = JsonSlice.of(json, offset, length).fields();
        Elements elements = null;
        String rid = "";
        while (fields.next()) {
            if (fields.nameIs(arrayName)) elements = Elements.of(json, fields);
            else if (fields.nameIs("_rid")) rid = fields.value().string();
        }
        if (elements == null) throw missing(arrayName, offset);
        return new FeedPage(json, rid, elements.bounds, elements.size);
    }

    static MalformedJsonException missing(String arrayName, int offset) {
        return new MalformedJsonException("no array \"" + arrayName + "\" in the page", offset);
    }

    /** The rid of the owner; empty if there is none, as for databases and offers. */
    public String rid() {
        return rid;
    }

    /** Number of elements that are there, whatever {@code _count} says. */
    public int size() {
        return size;
    }

    public byte[] array() {
        return json;
    }

    /** Where element {@code i} begins in {@link #array()}. */
    public int offset(int i) {
        return bounds[check(i) << 1];
    }

    public int length(int i) {
        return bounds[(check(i) << 1) + 1] - bounds[i << 1];
    }

    public JsonSlice element(int i) {
        return new JsonSlice(json, offset(i), bounds[(i << 1) + 1]);
    }

    /** The elements, each made when it is asked for. */
    public List<JsonSlice> elements() {
        return new View(this);
    }

    /** A page as a list. */
    private static final class View extends AbstractList<JsonSlice> implements RandomAccess {
        private final FeedPage page;

        private View(FeedPage page) {
            this.page = page;
        }

        @Override
        public JsonSlice get(int i) {
            return page.element(i);
        }

        @Override
        public int size() {
            return page.size;
        }
    }

    private int check(int i) {
        if (i < 0 || i >= size) throw new IndexOutOfBoundsException("element " + i + " of " + size);
        return i;
    }

    /** Starts and ends of the elements, in turn. */
    private static final class Elements {
        private int[] bounds = NONE;
        private int size;

        static Elements of(byte[] json, JsonFields fields) {
            fields.expectArray();
            JsonElements cursor = new JsonElements(json, fields.valueStart(), fields.limit(), false);
            Elements elements = new Elements();
            while (cursor.next()) elements.add(cursor.offset(), cursor.position());
            fields.valueEndsAt(cursor.position());
            return elements;
        }

        private void add(int start, int end) {
            if (size << 1 == bounds.length) bounds = Arrays.copyOf(bounds, Math.max(32, bounds.length << 1));
            bounds[size << 1] = start;
            bounds[(size << 1) + 1] = end;
            size++;
        }
    }
}
