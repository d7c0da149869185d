package io.aiocosmos.emulator.partition;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The two byte forms of a key component: the one that is hashed and the one that keeps order. */
final class KeyEncoding {
    private static final int UNDEFINED = 0x00;
    private static final int NULL = 0x01;
    private static final int FALSE = 0x02;
    private static final int TRUE = 0x03;
    private static final int NUMBER = 0x05;
    private static final int STRING = 0x08;
    private static final int MAX_ORDERED_BYTES = 100;

    private KeyEncoding() {}

    /** @param stringEnd what ends a string: 00 in version 1, FF in version 2 */
    static void forHash(Object component, int stringEnd, ByteArrayOutputStream out) {
        if (component instanceof String text) {
            out.write(STRING);
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            out.write(stringEnd);
        } else if (component instanceof Double number) {
            out.write(NUMBER);
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(number)
                    .array());
        } else {
            out.write(marker(component));
        }
    }

    static void ordered(Object component, ByteArrayOutputStream out) {
        if (component instanceof String text) orderedString(text.getBytes(StandardCharsets.UTF_8), out);
        else if (component instanceof Double number) orderedNumber(number, out);
        else out.write(marker(component));
    }

    private static void orderedString(byte[] text, ByteArrayOutputStream out) {
        out.write(STRING);
        boolean whole = text.length <= MAX_ORDERED_BYTES;
        int length = whole ? text.length : MAX_ORDERED_BYTES + 1;
        for (int i = 0; i < length; i++) out.write(text[i] + 1);
        if (whole) out.write(0x00);
    }

    /** The bits in an order-keeping form, first eight of them, then seven to a byte with the lowest bit for "more". */
    private static void orderedNumber(double number, ByteArrayOutputStream out) {
        long bits = Double.doubleToRawLongBits(number);
        long rest = bits >= 0 ? bits ^ Long.MIN_VALUE : ~bits + 1;
        out.write(NUMBER);
        out.write((int) (rest >>> 56));
        rest <<= 8;
        do {
            int seven = (int) (rest >>> 56) | 1;
            rest <<= 7;
            out.write(rest == 0 ? seven & 0xFE : seven);
        } while (rest != 0);
    }

    private static int marker(Object component) {
        if (component == PartitionKey.NULL) return NULL;
        if (component instanceof Boolean value) return value ? TRUE : FALSE;
        return UNDEFINED;
    }
}
