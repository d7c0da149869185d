package io.aiocosmos.core.partition;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;

/** The bytes that stand for one component of a partition key: a marker of its type, then its value. */
final class KeyEncoding {
    private static final int UNDEFINED = 0x00;
    private static final int NULL = 0x01;
    private static final int FALSE = 0x02;
    private static final int TRUE = 0x03;
    private static final int NUMBER = 0x05;
    private static final int STRING = 0x08;
    private static final int SORTABLE_STRING_BYTES = 100;

    private KeyEncoding() {}

    /**
     * What is hashed.
     *
     * @param maxCharacters where strings are cut, in UTF-16 units
     * @param terminator the byte that ends a string
     */
    static void forHashing(JsonSlice component, int maxCharacters, int terminator, JsonBuffer out) {
        JsonKind kind = component.kind();
        if (kind == JsonKind.NUMBER) numberForHashing(component.doubleValue(), out);
        else if (kind == JsonKind.STRING) {
            byte[] text = utf8(component, maxCharacters);
            out.write(STRING);
            out.write(text, 0, text.length);
            out.write(terminator);
        } else out.write(marker(component, kind));
    }

    static void numberForHashing(double number, JsonBuffer out) {
        out.write(NUMBER);
        long bits = Double.doubleToRawLongBits(number);
        for (int shift = 0; shift < 64; shift += 8) out.write((int) (bits >> shift));
    }

    /** What sorts as the values do; strings are cut at {@code maxCharacters}, and again by their bytes. */
    static void sortable(JsonSlice component, int maxCharacters, JsonBuffer out) {
        JsonKind kind = component.kind();
        if (kind == JsonKind.NUMBER) sortableNumber(component.doubleValue(), out);
        else if (kind == JsonKind.STRING) sortableString(utf8(component, maxCharacters), out);
        else out.write(marker(component, kind));
    }

    /** Eight bits, then seven at a time with a one behind them, and a zero behind the last. */
    static void sortableNumber(double number, JsonBuffer out) {
        long bits = Double.doubleToRawLongBits(number);
        long rest = bits >= 0 ? bits ^ Long.MIN_VALUE : -bits;
        out.write(NUMBER);
        out.write((int) (rest >>> 56));
        for (rest <<= 8; rest << 7 != 0; rest <<= 7) out.write((int) (rest >>> 56) | 1);
        out.write((int) (rest >>> 56) & 0xFE);
    }

    private static void sortableString(byte[] text, JsonBuffer out) {
        boolean whole = text.length <= SORTABLE_STRING_BYTES;
        out.write(STRING);
        for (int i = 0; i < (whole ? text.length : SORTABLE_STRING_BYTES + 1); i++) out.write(text[i] + 1);
        if (whole) out.write(0);
    }

    /** {@code {}} and {@code []} stand for what is not there. */
    private static int marker(JsonSlice component, JsonKind kind) {
        if (kind == JsonKind.NULL) return component.isNull() ? NULL : UNDEFINED;
        if (kind == JsonKind.BOOLEAN) return component.booleanValue() ? TRUE : FALSE;
        boolean full = kind == JsonKind.OBJECT
                ? component.fields().next()
                : component.elements().next();
        if (full) throw new MalformedJsonException("expected a scalar in a partition key", component.offset());
        return UNDEFINED;
    }

    private static byte[] utf8(JsonSlice component, int maxCharacters) {
        String text = component.string();
        return text.substring(0, Math.min(text.length(), maxCharacters)).getBytes(StandardCharsets.UTF_8);
    }
}
