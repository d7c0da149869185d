package io.aiocosmos.core.json;

/** The array of a page, for a codec to read, and the fields around it, which are read here. Not thread-safe. */
public final class FeedArray {
    private final byte[] json;
    private final JsonFields fields;
    private final String arrayName;

    private FeedArray(byte[] json, JsonFields fields, String arrayName) {
        this.json = json;
        this.fields = fields;
        this.arrayName = arrayName;
    }

    /**
     * @param arrayName the field with the array, such as {@code Documents}
     * @throws MalformedJsonException also if that field is missing or no array
     */
    public static FeedArray find(byte[] json, int offset, int length, String arrayName) {
        JsonFields fields = JsonSlice.of(json, offset, length).fields();
        while (fields.next())
            if (fields.nameIs(arrayName)) {
                fields.expectArray();
                return new FeedArray(json, fields, arrayName);
            }
        throw FeedPage.missing(arrayName, offset);
    }

    /** Position of the opening bracket. */
    public int start() {
        return fields.valueStart();
    }

    /** Bytes from there to the end of the page. */
    public int length() {
        return fields.limit() - fields.valueStart();
    }

    /** Whether the closing bracket follows the opening one. */
    public boolean isEmpty() {
        int next = JsonScanner.skipWhitespace(json, start() + 1, fields.limit());
        return next < fields.limit() && json[next] == ']';
    }

    /**
     * Reads what follows the array.
     *
     * @param position after the closing bracket
     * @throws MalformedJsonException if that is not the rest of the page
     */
    public void endsAt(int position) {
        fields.valueEndsAt(position);
        while (fields.next())
            if (fields.nameIs(arrayName))
                throw new MalformedJsonException("the array \"" + arrayName + "\" comes twice", fields.valueStart());
    }
}
