package io.aiocosmos.json.jackson;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Finds text that stands in JSON as it is, eight bytes at a time, where Jackson copies one character after the other. */
final class PlainText {
    private static final int SHORTEST = 64; // of which less than this costs is nothing to speak of

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long TOP_BITS = EACH_BYTE << 7;

    /** Swaps a quote with a space, so that quotes and control characters are all that is not above a space. */
    private static final long SWAPPING = EACH_BYTE * ('"' ^ ' ');

    private static final long ABOVE_SPACES = EACH_BYTE * (' ' + 1);
    private static final long BACKSLASHES = EACH_BYTE * '\\';

    /** What the JDK writes for half a surrogate pair, of which Jackson makes an escape. */
    private static final long QUESTION_MARKS = EACH_BYTE * '?';

    private PlainText() {}

    /** The bytes of a text that is long, of ASCII and without escapes; {@code null} for others, and for some of these. */
    static byte[] bytes(String text) {
        if (text.length() < SHORTEST) return null;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length == text.length() && isPlain(bytes) ? bytes : null; // of the same length: of ASCII
    }

    /** The last word overlaps the one before. */
    private static boolean isPlain(byte[] ascii) {
        ByteBuffer words = ByteBuffer.wrap(ascii).order(ByteOrder.LITTLE_ENDIAN); // no byte is turned round for it
        int last = ascii.length - Long.BYTES;
        long special = special(words.getLong(last));
        for (int i = 0; i < last; i += Long.BYTES) special |= special(words.getLong(i));
        return (special & TOP_BITS) == 0;
    }

    /** Without a top bit set if no byte is looked for; if one is, with its own, and perhaps others. */
    private static long special(long word) {
        return (word ^ SWAPPING) - ABOVE_SPACES
                | (word ^ BACKSLASHES) - EACH_BYTE
                | (word ^ QUESTION_MARKS) - EACH_BYTE;
    }
}
