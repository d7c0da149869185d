package io.aiocosmos.core.partition;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;

/**
 * Computes the effective partition key (EPK) of a partition key, in upper-case hex. The container's {@code kind} and
 * {@code version} choose the algorithm.
 */
public enum PartitionKeyHash {
    /** Kind {@code Hash}, version 1 or none: a 32-bit hash, then the key itself in a sortable form. */
    V1,
    /** Kind {@code Hash}, version 2: one 128-bit hash of all components. */
    V2,
    /** Kind {@code MultiHash}: a 128-bit hash of each component; a prefix of the key gives a prefix of the EPK. */
    MULTI;

    private static final int V1_CHARACTERS = 100;
    private static final String INFINITY = "FF";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /**
     * The EPK of a key as it is written in the header {@code x-ms-documentdb-partitionkey}: an array with one element
     * per path, {@code {}} for a missing value. An empty array gives the least EPK, the empty string; {@code
     * "Infinity"} gives {@code FF}, which is greater than all.
     *
     * @throws io.aiocosmos.core.json.MalformedJsonException if that is no such key
     */
    public String epk(JsonSlice key) {
        if (key.kind() == JsonKind.STRING && key.string().equals("Infinity")) return INFINITY;
        StringBuilder epk = new StringBuilder(96);
        if (this == V1) appendSortable(key.elements(), epk);
        else if (this == V2) appendWhole(key.elements(), epk);
        else appendEach(key.elements(), epk);
        return epk.toString();
    }

    private static void appendSortable(JsonElements components, StringBuilder epk) {
        JsonBuffer hashed = new JsonBuffer(64);
        JsonBuffer sorted = new JsonBuffer(64);
        while (components.next()) {
            KeyEncoding.forHashing(components.value(), V1_CHARACTERS, 0x00, hashed);
            KeyEncoding.sortable(components.value(), V1_CHARACTERS, sorted);
        }
        if (hashed.length() == 0) return;
        JsonBuffer hash = new JsonBuffer(16);
        long unsigned = MurmurHash3.hash32(hashed.array(), hashed.length()) & 0xFFFFFFFFL;
        KeyEncoding.sortableNumber(unsigned, hash);
        appendHex(hash, epk);
        appendHex(sorted, epk);
    }

    private static void appendWhole(JsonElements components, StringBuilder epk) {
        JsonBuffer hashed = new JsonBuffer(64);
        while (components.next()) KeyEncoding.forHashing(components.value(), Integer.MAX_VALUE, 0xFF, hashed);
        if (hashed.length() > 0) appendHash(hashed, epk);
    }

    private static void appendEach(JsonElements components, StringBuilder epk) {
        JsonBuffer hashed = new JsonBuffer(64);
        while (components.next()) {
            hashed.clear();
            KeyEncoding.forHashing(components.value(), Integer.MAX_VALUE, 0xFF, hashed);
            appendHash(hashed, epk);
        }
    }

    /** The high half first, and the two highest bits cleared so that it is less than {@code FF}. */
    private static void appendHash(JsonBuffer hashed, StringBuilder epk) {
        long[] halves = MurmurHash3.hash128(hashed.array(), hashed.length());
        appendHex(halves[1] & 0x3FFFFFFFFFFFFFFFL, epk);
        appendHex(halves[0], epk);
    }

    private static void appendHex(long value, StringBuilder epk) {
        for (int shift = 60; shift >= 0; shift -= 4) epk.append(HEX[(int) (value >>> shift) & 0xF]);
    }

    private static void appendHex(JsonBuffer bytes, StringBuilder epk) {
        for (int i = 0; i < bytes.length(); i++)
            epk.append(HEX[bytes.array()[i] >> 4 & 0xF]).append(HEX[bytes.array()[i] & 0xF]);
    }

    /**
     * Orders EPKs of any one container, and the bounds of its ranges. In containers with several paths, bounds of
     * different length occur: zeros at the end of the longer one make no difference.
     */
    public static int compare(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int i = 0; i < shared; i++) {
            int difference = one.charAt(i) - other.charAt(i);
            if (difference != 0) return difference;
        }
        if (isZeroFrom(one, shared) && isZeroFrom(other, shared)) return 0;
        return one.length() - other.length();
    }

    private static boolean isZeroFrom(String epk, int start) {
        for (int i = start; i < epk.length(); i++) if (epk.charAt(i) != '0') return false;
        return true;
    }
}
