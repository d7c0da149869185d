package io.aiocosmos.core.json;

/** A cursor over the elements of one array. Not thread-safe. */
public final class JsonElements {
    private final byte[] json;
    private final int end;
    private final boolean fillsSlice;
    private int pos;
    private boolean begun;
    private boolean done;
    private int elementStart;

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
        pos = JsonScanner.skipWhitespace(json, pos, end);
        if (pos >= end) throw new MalformedJsonException("array not closed", pos);
        if (json[pos] == ']') return finish();
        if (begun) {
            if (json[pos] != ',') throw new MalformedJsonException("expected ','", pos);
            pos = JsonScanner.skipWhitespace(json, pos + 1, end);
        }
        begun = true;
        elementStart = pos;
        pos = JsonScanner.skipValue(json, pos, end);
        return true;
    }

    private boolean finish() {
        pos++;
        if (fillsSlice && pos != end) throw new MalformedJsonException("text after the end of the array", pos);
        done = true;
        return false;
    }

    /** Start of the element in the byte array. */
    int offset() {
        return elementStart;
    }

    public JsonSlice value() {
        return new JsonSlice(json, elementStart, pos);
    }

    /** After the last element: the first position after the closing bracket. */
    int position() {
        return pos;
    }
}
