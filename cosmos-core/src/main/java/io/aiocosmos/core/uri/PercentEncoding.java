package io.aiocosmos.core.uri;

import java.nio.charset.StandardCharsets;

/** Escapes and unescapes text, UTF-8 byte by byte. A plus sign is a plus sign, never a space. */
public final class PercentEncoding {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private PercentEncoding() {}

    /**
     * Escapes everything but letters, digits, {@code - _ .} and {@code ~}; returns the same text if nothing is escaped.
     */
    public static String encode(String text) {
        for (int i = 0; i < text.length(); i++) if (!isUnreserved(text.charAt(i))) return escape(text);
        return text;
    }

    private static String escape(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] escaped = new byte[3 * plain.length];
        int length = 0;
        for (byte b : plain) {
            if (isUnreserved((char) (b & 0xFF))) escaped[length++] = b;
            else {
                escaped[length++] = '%';
                escaped[length++] = HEX[b >> 4 & 0xF];
                escaped[length++] = HEX[b & 0xF];
            }
        }
        return new String(escaped, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '~';
    }

    /** Undoes {@link #encode}; a percent sign that begins no escape is left as it is. */
    public static String decode(String text) {
        return text.indexOf('%') < 0 ? text : unescape(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String unescape(byte[] escaped) {
        int length = 0;
        for (int i = 0; i < escaped.length; i++) {
            int value = escaped[i] == '%' && i + 2 < escaped.length ? hexByte(escaped[i + 1], escaped[i + 2]) : -1;
            if (value >= 0) i += 2;
            escaped[length++] = value >= 0 ? (byte) value : escaped[i];
        }
        return new String(escaped, 0, length, StandardCharsets.UTF_8);
    }

    /** The byte, or a negative number if these are no hex digits. */
    private static int hexByte(byte high, byte low) {
        return hexDigit(high) << 4 | hexDigit(low);
    }

    private static int hexDigit(byte b) {
        return b < 0 ? -1 : Character.digit((char) b, 16);
    }
}
