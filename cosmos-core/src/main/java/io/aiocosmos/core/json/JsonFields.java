package io.aiocosmos.core.json;

/** A cursor over the fields of one object. Not thread-safe. */
public final class JsonFields {
    static final int UNKNOWN = -1;

    private final byte[] json;
    private final int end;
    private final boolean fillsSlice;
    private int pos;
    private boolean begun;
    private boolean done;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd = UNKNOWN;

    /** @param fillsSlice whether the object must end at {@code end}, or may end before it */
    JsonFields(byte[] json, int end, boolean fillsSlice) {
        this.json = json;
        this.end = end;
        this.fillsSlice = fillsSlice;
    }

    /** Begins with the object there. */
    JsonFields from(int start) {
        pos = start + 1;
        begun = false;
        done = false;
        return this;
    }

    /** Goes to the next field; {@code false} after the last. */
    public boolean next() {
        if (done) return false;
        if (begun) pos = JsonScanner.skipWhitespace(json, valueEnd(), end);
        else pos = JsonScanner.skipWhitespace(json, pos, end);
        if (pos < end && json[pos] == '}') return finish();
        if (begun) pos = JsonScanner.skipWhitespace(json, expect(',') + 1, end);
        begun = true;
        readName();
        return true;
    }

    private boolean finish() {
        pos++;
        if (fillsSlice && pos != end) throw new MalformedJsonException("text after the end of the object", pos);
        done = true;
        return false;
    }

    /** After the last field: the first position after the closing bracket. */
    int position() {
        return done ? pos : UNKNOWN;
    }

    private void readName() {
        nameStart = expect('"') + 1;
        pos = JsonScanner.skipString(json, pos, end);
        nameEnd = pos - 1;
        pos = JsonScanner.skipWhitespace(json, pos, end);
        valueStart = JsonScanner.skipWhitespace(json, expect(':') + 1, end);
        valueEnd = UNKNOWN;
    }

    private int expect(char punctuation) {
        if (pos >= end || json[pos] != punctuation)
            throw new MalformedJsonException("expected '" + punctuation + "'", pos);
        return pos;
    }

    public String name() {
        return JsonText.decode(json, nameStart, nameEnd);
    }

    /**
     * Whether the field has that name; allocates nothing unless the name is written with escapes. Whatever has an escape
     * or more than ASCII is longer in bytes than in characters.
     */
    public boolean nameIs(String name) {
        int longer = nameEnd - nameStart - name.length();
        if (longer < 0) return false;
        for (int i = 0; i < name.length(); i++) {
            byte b = json[nameStart + i];
            if (b < 0 || b == '\\') return longer > 0 && name().equals(name);
            if (name.charAt(i) != b) return false;
        }
        return longer == 0;
    }

    public JsonSlice value() {
        return new JsonSlice(json, valueStart, valueEnd(), true);
    }

    int valueStart() {
        return valueStart;
    }

    /** For a caller that parsed the value itself and knows its end. */
    void valueEndsAt(int position) {
        valueEnd = position;
    }

    int limit() {
        return end;
    }

    void expectArray() {
        if (valueStart >= end || json[valueStart] != '[')
            throw new MalformedJsonException("expected an array", valueStart);
    }

    private int valueEnd() {
        if (valueEnd == UNKNOWN) valueEnd = JsonScanner.skipValue(json, valueStart, end);
        return valueEnd;
    }
}
