package io.aiocosmos.core.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds the end of JSON tokens and values. Every method takes a position in the array and returns the first position
 * after the value.
 */
final class JsonScanner {
    /** The service allows 128 levels; this leaves room and still bounds the recursion over a malicious response. */
    static final int MAX_DEPTH = 512;

    /** What {@code {}} and {@code []} differ by. */
    private static final int CURLY = '{' - '[';

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long TOP_BITS = EACH_BYTE << 7;
    private static final long BACKSLASHES = EACH_BYTE * '\\';

    /** Swaps a quote with a space, so that quotes and control characters are all that is not above a space. */
    private static final long SWAPPING = EACH_BYTE * ('"' ^ ' ');

    private static final long ABOVE_SPACES = EACH_BYTE * (' ' + 1);

    private JsonScanner() {}

    static int skipWhitespace(byte[] json, int pos, int end) {
        while (pos < end && json[pos] <= ' ' && isWhitespace(json[pos])) pos++;
        return pos;
    }

    static boolean isWhitespace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    static int skipValue(byte[] json, int pos, int end) {
        if (pos >= end) throw new MalformedJsonException("value missing", pos);
        byte first = json[pos];
        if (first == '"') return skipString(json, pos, end);
        if (first == '{' || first == '[') return skipContainer(json, pos, end);
        JsonKind kind = JsonKind.of(first, pos);
        if (kind == JsonKind.NUMBER) return skipNumber(json, pos, end);
        return skipLiteral(json, pos, end, kind == JsonKind.NULL ? "null" : first == 't' ? "true" : "false");
    }

    private static int skipContainer(byte[] json, int pos, int end) {
        int start = pos;
        int depth = 0;
        while (pos < end) {
            byte b = json[pos];
            if (b == '"') {
                pos = skipString(json, pos, end);
                continue;
            }
            pos++;
            if (b < '[') continue; // most of what stands outside of strings
            int bracket = b | CURLY;
            if (bracket == '}') {
                if (--depth == 0) return pos;
            } else if (bracket == '{' && ++depth > MAX_DEPTH)
                throw new MalformedJsonException("nested too deeply", pos - 1);
        }
        throw new MalformedJsonException("object or array not closed", start);
    }

    /**
     * From the opening quote to after the closing one, eight bytes at a time. The buffer never leaves this method, so that
     * the compiler does without it.
     */
    static int skipString(byte[] json, int pos, int end) {
        ByteBuffer words = ByteBuffer.wrap(json).order(ByteOrder.LITTLE_ENDIAN);
        int start = pos++;
        while (pos < end) {
            if (end - pos >= Long.BYTES) {
                long special = special(words.getLong(pos));
                if (special == 0) {
                    pos += Long.BYTES;
                    continue;
                }
                pos += Long.numberOfTrailingZeros(special) >>> 3;
            }
            byte b = json[pos];
            if (b == '"') return pos + 1;
            if (b == '\\') pos++;
            else if (b >= 0 && b < ' ') throw new MalformedJsonException("control character in a string", pos);
            pos++;
        }
        throw new MalformedJsonException("string not closed", start);
    }

    /**
     * Non-zero if one of the eight bytes ends the plain part of a string; then the lowest bit set is the top bit of the
     * first such byte. Bits above that may be wrong, because a difference borrows from the next byte. None of what is
     * looked for has a top bit, so a byte has the same top bit before and after it is compared: one mask does for all.
     */
    private static long special(long word) {
        long quotesAndControls = (word ^ SWAPPING) - ABOVE_SPACES;
        long backslashes = (word ^ BACKSLASHES) - EACH_BYTE;
        return (quotesAndControls | backslashes) & ~word & TOP_BITS;
    }

    private static int skipLiteral(byte[] json, int pos, int end, String literal) {
        int length = literal.length();
        if (end - pos < length) throw new MalformedJsonException("unknown literal", pos);
        for (int i = 0; i < length; i++)
            if (json[pos + i] != literal.charAt(i)) throw new MalformedJsonException("unknown literal", pos);
        return pos + length;
    }

    static int skipNumber(byte[] json, int pos, int end) {
        if (json[pos] == '-') pos++;
        if (pos < end && json[pos] == '0') pos++;
        else pos = skipDigits(json, pos, end);
        if (pos < end && json[pos] == '.') pos = skipDigits(json, pos + 1, end);
        if (pos < end && (json[pos] == 'e' || json[pos] == 'E')) {
            pos++;
            if (pos < end && (json[pos] == '+' || json[pos] == '-')) pos++;
            pos = skipDigits(json, pos, end);
        }
        return pos;
    }

    private static int skipDigits(byte[] json, int pos, int end) {
        int start = pos;
        while (pos < end && isDigit(json[pos])) pos++;
        if (pos == start) throw new MalformedJsonException("digit missing in a number", pos);
        return pos;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
