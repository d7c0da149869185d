package io.aiocosmos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One JSON value as UTF-8 text. As an item it is sent as it is; as a type to read it gives the service's own bytes: the
 * codec sees neither, so that it can be no part of another value. What was read is a view of the response, and a row that is kept keeps its page in memory: to keep
 * few of many, copy them by {@code RawJson.of(row.bytes())}. Immutable. Prints its length, never its content.
 *
 * <pre>{@code
 * ledger.createItem(RawJson.of("{\"id\":\"1\",\"account\":\"Account-1\"}"));
 * String text = ledger.readItem("1", PartitionKey.of("Account-1"), RawJson.class).value().text();
 * }</pre>
 */
public final class RawJson {
    private final byte[] bytes;
    private final int offset;
    private final int length;

    private RawJson(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /**
     * The JSON text; its syntax is not checked here.
     *
     * @throws IllegalArgumentException if it is blank, or has half a surrogate pair
     */
    public static RawJson of(String json) {
        byte[] utf8 = Check.wholeUnicode("json", Check.notBlank("json", json)).getBytes(StandardCharsets.UTF_8);
        return new RawJson(utf8, 0, utf8.length);
    }

    /** A copy of the bytes, which are UTF-8. */
    public static RawJson of(byte[] utf8) {
        return new RawJson(Check.notNull("utf8", utf8).clone(), 0, utf8.length);
    }

    /** A view of part of an array, which must not be changed afterwards and is kept alive by this value. */
    public static RawJson wrap(byte[] utf8, int offset, int length) {
        if (offset < 0 || length < 0 || offset > Check.notNull("utf8", utf8).length - length)
            throw new IllegalArgumentException("offset and length must lie within the array");
        return new RawJson(utf8, offset, length);
    }

    /** The JSON text. */
    public String text() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    /** A copy of the UTF-8 bytes. */
    public byte[] bytes() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** Length in bytes. */
    public int length() {
        return length;
    }

    /** Writes the UTF-8 bytes. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, offset, length);
    }

    /** Byte for byte: {@code {"a":1}} and {@code { "a": 1 }} differ. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof RawJson)) return false;
        RawJson that = (RawJson) other;
        if (length != that.length) return false;
        for (int i = 0; i < length; i++) if (bytes[offset + i] != that.bytes[that.offset + i]) return false;
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) hash = 31 * hash + bytes[offset + i];
        return hash;
    }

    @Override
    public String toString() {
        return "RawJson[" + length + (length == 1 ? " byte]" : " bytes]");
    }
}
