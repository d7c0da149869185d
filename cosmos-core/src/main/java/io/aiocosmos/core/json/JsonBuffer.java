package io.aiocosmos.core.json;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * A growing byte array for request bodies. Unlike {@link java.io.ByteArrayOutputStream}, not synchronized, and its
 * array can be read without a copy. Not thread-safe.
 */
public final class JsonBuffer extends OutputStream {
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int length;

    public JsonBuffer(int initialCapacity) {
        bytes = new byte[Math.max(16, initialCapacity)];
    }

    /** The array written to, valid up to {@link #length()} and until the next write. */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Discards the content and keeps the array. */
    public void clear() {
        length = 0;
    }

    @Override
    public void write(int b) {
        ensure(1);
        bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** ASCII text as it is, such as punctuation and field names that need no escape. */
    @SuppressWarnings("deprecation") // by the low bytes of the characters, which is right for ASCII, and a plain copy
    public JsonBuffer ascii(String text) {
        int count = text.length();
        ensure(count);
        text.getBytes(0, count, bytes, length);
        length += count;
        return this;
    }

    public JsonBuffer slice(JsonSlice slice) {
        write(slice.array(), slice.offset(), slice.length());
        return this;
    }

    /** A JSON string in UTF-8, quotes included; a surrogate without its other half is written as an escape. */
    public JsonBuffer quoted(String text) {
        ensure(text.length() + 2);
        write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) writeAscii(c);
            else if (c < 0x800) writeTwo(0xC0 | c >> 6, c);
            else if (!Character.isSurrogate(c)) {
                write(0xE0 | c >> 12);
                writeTwo(0x80 | c >> 6 & 0x3F, c);
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                int codePoint = Character.toCodePoint(c, text.charAt(++i));
                writeTwo(0xF0 | codePoint >> 18, codePoint >> 12);
                writeTwo(0x80 | codePoint >> 6 & 0x3F, codePoint);
            } else writeHexEscape(c);
        }
        write('"');
        return this;
    }

    private void writeAscii(char c) {
        if (c >= ' ' && c != '"' && c != '\\') {
            write(c);
            return;
        }
        char escape = JsonText.shortEscape(c);
        if (escape != 0) {
            write('\\');
            write(escape);
        } else writeHexEscape(c);
    }

    private void writeHexEscape(char c) {
        ascii("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) write(JsonText.hex(c, shift));
    }

    /** A byte, and one that continues a UTF-8 sequence with the low six bits given. */
    private void writeTwo(int first, int sixBits) {
        write(first);
        write(0x80 | sixBits & 0x3F);
    }

    private void ensure(int more) {
        if (more > bytes.length - length) {
            if (more > MAX_LENGTH - length) throw new OutOfMemoryError("a body cannot exceed 2 GB");
            int doubled = (int) Math.min(MAX_LENGTH, (long) bytes.length << 1);
            bytes = Arrays.copyOf(bytes, Math.max(doubled, length + more));
        }
    }
}
