package io.aiocosmos.emulator.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * Resource ids as the service writes them: base64 with {@code -} for {@code /}; 4 bytes for a database, 8 for a
 * container (high bit of the fifth byte set), 16 for what lives in a container (its kind in the high nibble of the
 * last byte), 3 for an offer.
 */
public final class Rid {
    private static final int CONTAINER_BIT = 0x80000000;
    private static final int PREFIX_SHIFT = 48;
    private static final int KIND_SHIFT = 60;

    /** What a 16-byte id in a container names. */
    public enum ChildKind {
        ITEM(0),
        CONFLICT(4),
        RANGE(5);

        private final long nibble;

        ChildKind(int nibble) {
            this.nibble = nibble;
        }
    }

    private Rid() {}

    public static String offer(int number) {
        return text(new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number});
    }

    public static String database(int number) {
        return text(ByteBuffer.allocate(4).putInt(number).array());
    }

    public static String container(String database, int number) {
        return text(ByteBuffer.allocate(8)
                .put(bytes(database))
                .putInt(number | CONTAINER_BIT)
                .array());
    }

    /** The number of an item: a counter under the number of the range that it was created in. Items sort by it. */
    public static long itemNumber(int range, long counter) {
        return (long) range << PREFIX_SHIFT | counter;
    }

    /** The id of something in a container. */
    public static String child(String container, ChildKind kind, long number) {
        return text(ByteBuffer.allocate(16)
                .put(bytes(container))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number | kind.nibble << KIND_SHIFT)
                .array());
    }

    /** The number in the id of an item, or -1 if the text is no such id. */
    public static long itemNumber(String rid) {
        byte[] bytes = bytes(rid);
        if (bytes == null || bytes.length != 16) return -1;
        long number = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(8);
        return number >>> KIND_SHIFT == 0 ? number : -1;
    }

    /** Whether the text has the form of a database's id. A name may have it too. */
    public static boolean isDatabase(String text) {
        byte[] bytes = bytes(text);
        return bytes != null && bytes.length == 4;
    }

    private static byte[] bytes(String rid) {
        if (rid.length() % 4 != 0 || rid.indexOf('/') >= 0) return null;
        try {
            return Base64.getDecoder().decode(rid.replace('-', '/'));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes).replace('/', '-');
    }
}
