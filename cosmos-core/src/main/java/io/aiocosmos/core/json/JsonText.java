package io.aiocosmos.core.json;

/** Writes JSON strings, quotes included. */
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
}
