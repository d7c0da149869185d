package io.aiocosmos.emulator.partition;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Makes effective partition keys: the hexadecimal text by which items are spread over partition key ranges. */
final class EffectiveKey {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int V1_CHARS = 100;

    private EffectiveKey() {}

    static String v1(PartitionKey key) {
        if (key.size() == 0) return "";
        ByteArrayOutputStream hashed = new ByteArrayOutputStream();
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        for (Object component : key.components()) {
            Object value = truncated(component);
            KeyEncoding.forHash(value, 0x00, hashed);
            KeyEncoding.ordered(value, tail);
        }
        double hash = Integer.toUnsignedLong(Murmur3.hash32(hashed.toByteArray()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeyEncoding.ordered(hash, out);
        out.writeBytes(tail.toByteArray());
        return HEX.formatHex(out.toByteArray());
    }

    private static Object truncated(Object component) {
        return component instanceof String text && text.length() > V1_CHARS ? text.substring(0, V1_CHARS) : component;
    }

    static String v2(PartitionKey key) {
        if (key.size() == 0) return "";
        ByteArrayOutputStream hashed = new ByteArrayOutputStream();
        for (Object component : key.components()) KeyEncoding.forHash(component, 0xFF, hashed);
        return hash128(hashed.toByteArray());
    }

    static String multi(PartitionKey key) {
        StringBuilder out = new StringBuilder(32 * key.size());
        for (Object component : key.components()) out.append(v2(PartitionKey.of(component)));
        return out.toString();
    }

    private static String hash128(byte[] data) {
        long[] hash = Murmur3.hash128(data);
        byte[] bytes = ByteBuffer.allocate(16).putLong(hash[1]).putLong(hash[0]).array();
        bytes[0] &= 0x3F; // so that every key sorts below "FF"
        return HEX.formatHex(bytes);
    }

    /** The text that a number has at the front of a version 1 key; the bounds of version 1 ranges are made of it. */
    static String boundary(double number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeyEncoding.ordered(number, out);
        return HEX.formatHex(out.toByteArray());
    }
}
