package io.aiocosmos.core.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One JSON value within a larger array: array, offset and length, no copy. Immutable as long as the array is not
 * changed. Parsed on demand; each method throws {@link MalformedJsonException} if the value is not JSON or not of the
 * requested kind.
 */
public final class JsonSlice {
    private static final int MAX_SHORT = 9; // what an int holds

    private final byte[] json;
    private final int start;
    private final int end;
    private final boolean isWhole; // known to be one value, since a cursor has gone over it

    JsonSlice(byte[] json, int start, int end, boolean isWhole) {
        this.json = json;
        this.start = start;
        this.end = end;
        this.isWhole = isWhole;
    }

    public static JsonSlice of(byte[] json) {
        return of(json, 0, json.length);
    }

    /** The value there without surrounding white space. Reads only that white space. */
    public static JsonSlice of(byte[] json, int offset, int length) {
        if (offset < 0 || length < 0 || length > json.length - offset)
            throw new IndexOutOfBoundsException(offset + " + " + length + " in an array of " + json.length);
        int end = offset + length;
        int start = JsonScanner.skipWhitespace(json, offset, end);
        if (start == end) throw new MalformedJsonException("no JSON value", offset);
        while (JsonScanner.isWhitespace(json[end - 1])) end--;
        return new JsonSlice(json, start, end, false);
    }

    /** What is known to be one value, without blanks around it. Reads nothing. */
    public static JsonSlice ofValue(byte[] json, int start, int end) {
        return new JsonSlice(json, start, end, true);
    }

    /** The array the value stands in; not to be changed. */
    public byte[] array() {
        return json;
    }

    public int offset() {
        return start;
    }

    public int length() {
        return end - start;
    }

    public byte[] toBytes() {
        return Arrays.copyOfRange(json, start, end);
    }

    public JsonKind kind() {
        return JsonKind.of(json[start], start);
    }

    public boolean isNull() {
        if (kind() != JsonKind.NULL) return false;
        requireWhole();
        return true;
    }

    public String string() {
        if (json[start] != '"') throw expected("a string");
        requireWhole();
        return JsonText.decode(json, start + 1, end - 1);
    }

    /** A whole number written without fraction or exponent, within the range of {@code long}. */
    public long longValue() {
        if (kind() != JsonKind.NUMBER) throw expected("a whole number");
        requireWhole();
        boolean negative = json[start] == '-';
        long value = 0; // negative throughout: the range reaches one further there
        for (int i = negative ? start + 1 : start; i < end; i++) {
            int digit = json[i] - '0';
            if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) throw expected("a whole number");
            value = value * 10 - digit;
        }
        if (!negative && value == Long.MIN_VALUE) throw expected("a whole number");
        return negative ? value : -value;
    }

    /** The nearest double; infinite if the number is too large for one. */
    public double doubleValue() {
        if (kind() != JsonKind.NUMBER) throw expected("a number");
        requireWhole();
        double exact = shortDecimal();
        return exact >= 0
                ? exact
                : Double.parseDouble(new String(json, start, end - start, StandardCharsets.ISO_8859_1));
    }

    /**
     * The value of a few digits, such as a charge; -1 if it is none. Two whole numbers that a double holds have the
     * nearest double as their quotient.
     */
    private double shortDecimal() {
        if (end - start > MAX_SHORT) return -1;
        int digits = 0;
        int scale = 0;
        for (int i = start; i < end; i++) {
            if (json[i] == '.') scale = 1;
            else if (!JsonScanner.isDigit(json[i])) return -1;
            else {
                digits = digits * 10 + json[i] - '0';
                scale *= 10;
            }
        }
        return scale == 0 ? digits : (double) digits / scale;
    }

    public boolean booleanValue() {
        if (kind() != JsonKind.BOOLEAN) throw expected("true or false");
        requireWhole();
        return json[start] == 't';
    }

    /** A cursor over the fields of this object, as they come, a repeated name each time it comes. */
    public JsonFields fields() {
        if (json[start] != '{') throw expected("an object");
        return new JsonFields(json, end, true).from(start);
    }

    /** A cursor over the elements of this array. */
    public JsonElements elements() {
        if (json[start] != '[') throw expected("an array");
        return new JsonElements(json, start, end, true);
    }

    /** The field of that name, the last one if it is repeated; {@code null} if there is none. */
    public JsonSlice field(String name) {
        JsonSlice found = null;
        JsonFields fields = fields();
        while (fields.next()) if (fields.nameIs(name)) found = fields.value();
        return found;
    }

    /** Several fields in one pass, in the order of the names; {@code null} where there is none. */
    public JsonSlice[] fields(String... names) {
        JsonSlice[] found = new JsonSlice[names.length];
        JsonFields fields = fields();
        while (fields.next())
            for (int i = 0; i < names.length; i++) if (fields.nameIs(names[i])) found[i] = fields.value();
        return found;
    }

    /**
     * The value at the end of a path of names, such as a partition key path split at its slashes; {@code null} if a
     * name is missing or what is on the way is no object.
     */
    public JsonSlice at(String... path) {
        JsonSlice slice = this;
        for (String name : path) {
            if (slice.json[slice.start] != '{') return null;
            slice = slice.field(name);
            if (slice == null) return null;
        }
        return slice;
    }

    /** Parses all of it; throws unless it is one well-formed value. */
    public JsonSlice check() {
        requireWhole();
        if (kind() == JsonKind.STRING) string();
        if (kind() == JsonKind.ARRAY)
            for (JsonElements each = elements(); each.next(); ) each.value().check();
        if (kind() == JsonKind.OBJECT)
            for (JsonFields each = fields(); each.next(); each.value().check()) each.name();
        return this;
    }

    private void requireWhole() {
        if (isWhole) return;
        int valueEnd = JsonScanner.skipValue(json, start, end);
        if (valueEnd != end) throw new MalformedJsonException("text after the value", valueEnd);
    }

    private MalformedJsonException expected(String what) {
        return new MalformedJsonException("expected " + what, start);
    }

    /** Length and offset; never the content. */
    @Override
    public String toString() {
        return "JSON of " + length() + " bytes at offset " + start;
    }

    /** A text, empty if it is missing or null. */
    public static String text(JsonSlice value) {
        return value == null || value.isNull() ? "" : value.string();
    }

    /** The texts of an array, none if it is missing. */
    public static List<String> texts(JsonSlice array) {
        List<String> texts = new ArrayList<>(1);
        if (array == null) return texts;
        JsonElements each = array.elements();
        while (each.next()) texts.add(each.value().string());
        return texts;
    }
}
