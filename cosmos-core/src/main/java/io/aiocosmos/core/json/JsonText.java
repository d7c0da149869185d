package io.aiocosmos.core.json;

import java.nio.charset.StandardCharsets;

/** JSON strings: writes them, quotes included, and reads what stands between the quotes. */
public final class JsonText {
    private static final char[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private JsonText() {}

    /** As it is, but for quotes, backslashes and control characters. */
    public static void appendQuoted(StringBuilder out, String text) {
        append(out, text, Character.MAX_VALUE);
    }

    /** In ASCII only and without DEL, as header values must be: everything else becomes {@code \}{@code uXXXX}. */
    public static void appendAsciiQuoted(StringBuilder out, String text) {
        append(out, text, '~');
    }

    private static void append(StringBuilder out, String text, char highest) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char escape = shortEscape(c);
            if (escape != 0) out.append('\\').append(escape);
            else if (c < ' ' || c > highest) {
                out.append('\\').append('u');
                for (int shift = 12; shift >= 0; shift -= 4) out.append(hex(c, shift));
            } else out.append(c);
        }
        out.append('"');
    }

    /** The letter after the backslash, or 0 if the character has no short escape. */
    static char shortEscape(char c) {
        switch (c) {
            case '"':
            case '\\':
                return c;
            case '\b':
                return 'b';
            case '\f':
                return 'f';
            case '\n':
                return 'n';
            case '\r':
                return 'r';
            case '\t':
                return 't';
            default:
                return 0;
        }
    }

    static char hex(char c, int shift) {
        return HEX[c >> shift & 0xF];
    }

    /**
     * Reads what stands between the quotes: escapes and UTF-8, both checked.
     *
     * @param pos the first byte after the opening quote; {@code end} is the closing quote
     */
    static String decode(byte[] json, int pos, int end) {
        int plain = pos;
        while (plain < end && json[plain] >= ' ' && json[plain] != '\\') plain++;
        if (plain == end) return new String(json, pos, end - pos, StandardCharsets.ISO_8859_1);
        String ascii = decodeAscii(json, pos, end);
        return ascii != null ? ascii : decodeEscaped(json, pos, end);
    }

    /** Without the characters in between, for texts such as etags; {@code null} if there is more than short escapes. */
    private static String decodeAscii(byte[] json, int pos, int end) {
        byte[] text = new byte[end - pos];
        int length = 0;
        while (pos < end) {
            byte b = json[pos++];
            if (b < 0 || b == '\\' && json[pos] == 'u') return null;
            text[length++] = b == '\\' ? (byte) unescaped(json[pos++], pos - 2) : b;
        }
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static String decodeEscaped(byte[] json, int pos, int end) {
        char[] text = new char[end - pos]; // no escape and no UTF-8 sequence is shorter than what it stands for
        int length = 0;
        while (pos < end) {
            byte b = json[pos];
            if (b < 0) {
                int codePoint = codePoint(json, pos, end);
                length += Character.toChars(codePoint, text, length);
                pos += codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            } else if (b != '\\') {
                text[length++] = (char) b;
                pos++;
            } else if (json[pos + 1] == 'u') { // the scanner saw to it that an escape has a second byte
                text[length++] = hexEscape(json, pos, end);
                pos += 6;
            } else {
                text[length++] = unescaped(json[pos + 1], pos);
                pos += 2;
            }
        }
        return new String(text, 0, length);
    }

    /** What the letter after a backslash stands for. */
    private static char unescaped(byte b, int pos) {
        switch (b) {
            case '"':
            case '\\':
            case '/':
                return (char) b;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            default:
                throw new MalformedJsonException("unknown escape", pos);
        }
    }

    private static char hexEscape(byte[] json, int pos, int end) {
        if (end - pos < 6) throw new MalformedJsonException("short \\u escape", pos);
        int value = 0;
        for (int i = pos + 2; i < pos + 6; i++) {
            int digit = json[i] < 0 ? -1 : Character.digit((char) json[i], 16);
            if (digit < 0) throw new MalformedJsonException("bad \\u escape", pos);
            value = value << 4 | digit;
        }
        return (char) value;
    }

    /** One character of two to four bytes; overlong forms and surrogates are refused, as the JDK's decoder does. */
    private static int codePoint(byte[] json, int pos, int end) {
        int first = json[pos] & 0xFF;
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        int codePoint = first & (0x7F >> length);
        if (first < 0xC2 || first > 0xF4 || end - pos < length) throw notUtf8(pos);
        for (int i = pos + 1; i < pos + length; i++) {
            if ((json[i] & 0xC0) != 0x80) throw notUtf8(pos);
            codePoint = codePoint << 6 | json[i] & 0x3F;
        }
        boolean overlong = codePoint < (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        if (overlong || surrogate || codePoint > Character.MAX_CODE_POINT) throw notUtf8(pos);
        return codePoint;
    }

    private static MalformedJsonException notUtf8(int pos) {
        return new MalformedJsonException("not UTF-8", pos);
    }
}
