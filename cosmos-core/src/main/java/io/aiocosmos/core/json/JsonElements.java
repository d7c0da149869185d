package io.aiocosmos.core.json;

/** A cursor over the elements of one array. Not thread-safe. */
public final class JsonElements {
    private static final int UNKNOWN = JsonFields.UNKNOWN;

    private final byte[] json;
    private final int end;
    private final boolean fillsSlice;
    private int pos;
    private boolean begun;
    private boolean done;
    private int elementStart;
    private JsonFields fields; // of one element after the other
    private boolean fieldsTellEnd;

    /** @param fillsSlice whether the array must end at {@code end}, or may end before it */
    JsonElements(byte[] json, int start, int end, boolean fillsSlice) {
        this.json = json;
        this.end = end;
        this.fillsSlice = fillsSlice;
        this.pos = start + 1;
    }

    /** Goes to the next element; {@code false} after the last. */
    public boolean next() {
        if (done) return false;
        pos = JsonScanner.skipWhitespace(json, position(), end);
        if (pos >= end) throw new MalformedJsonException("array not closed", pos);
        if (json[pos] == ']') return finish();
        if (begun) {
            if (json[pos] != ',') throw new MalformedJsonException("expected ','", pos);
            pos = JsonScanner.skipWhitespace(json, pos + 1, end);
        }
        begun = true;
        elementStart = pos;
        pos = UNKNOWN;
        return true;
    }

    private boolean finish() {
        pos++;
        if (fillsSlice && pos != end) throw new MalformedJsonException("text after the end of the array", pos);
        done = true;
        return false;
    }

    /** Start of the element in the byte array. */
    public int offset() {
        return elementStart;
    }

    public JsonSlice value() {
        return new JsonSlice(json, elementStart, position(), true);
    }

    /**
     * A cursor over the fields of this element, until the next: it is the same for all. When it has gone to the end,
     * nobody has to look for that again.
     */
    public JsonFields fields() {
        if (elementStart >= end || json[elementStart] != '{')
            throw new MalformedJsonException("expected an object", elementStart);
        if (fields == null) fields = new JsonFields(json, end, false);
        fieldsTellEnd = true;
        return fields.from(elementStart);
    }

    /** The first position after the element; after the last, the first after the closing bracket. */
    int position() {
        if (fieldsTellEnd) pos = fields.position();
        fieldsTellEnd = false;
        if (pos == UNKNOWN) pos = JsonScanner.skipValue(json, elementStart, end);
        return pos;
    }
}
