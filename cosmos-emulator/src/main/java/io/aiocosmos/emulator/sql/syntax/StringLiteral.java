package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.error.SqlError;
import io.aiocosmos.emulator.sql.error.SqlException;

/**
 * A string in single or double quotes with JSON's escapes and {@code \'}; doubling a quote escapes nothing.
 *
 * @param end offset after the closing quote
 */
record StringLiteral(String value, int end) {
    private static final String ESCAPED = "\"'\\/bfnrt";
    private static final String MEANT = "\"'\\/\b\f\n\r\t";
    private static final int HEX_DIGITS = 4;

    static StringLiteral at(String text, int start) {
        char quote = text.charAt(start);
        StringBuilder value = new StringBuilder();
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\') {
                at = unescape(text, start, at + 1, value);
            } else {
                value.append(text.charAt(at++));
            }
        }
        if (at >= text.length()) throw invalid(text, start, text.length());
        return new StringLiteral(value.toString(), at + 1);
    }

    /** Appends the character that is escaped at {@code at} and returns where the text goes on. */
    private static int unescape(String text, int start, int at, StringBuilder value) {
        char letter = at < text.length() ? text.charAt(at) : 0;
        int known = ESCAPED.indexOf(letter);
        if (known >= 0) {
            value.append(MEANT.charAt(known));
            return at + 1;
        }
        int end = at + 1 + HEX_DIGITS;
        if (letter != 'u' || end > text.length()) throw invalid(text, start, Math.min(at + 1, text.length()));
        value.append((char) hex(text, start, at + 1, end));
        return end;
    }

    private static int hex(String text, int start, int from, int to) {
        int code = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) throw invalid(text, start, i + 1);
            code = code * 16 + digit;
        }
        return code;
    }

    private static SqlException invalid(String text, int start, int end) {
        String token = text.substring(start, end);
        return SqlException.of(
                SqlError.at(start, end, "SC1010", "Syntax error, invalid string literal token '" + token + "'."));
    }
}
