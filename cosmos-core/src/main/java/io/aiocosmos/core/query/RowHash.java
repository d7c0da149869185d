package io.aiocosmos.core.query;

import io.aiocosmos.core.partition.MurmurHash3;

/** A 128-bit hash of a row's canonical text, without collisions among as many rows as fit into memory. */
record RowHash(long high, long low) {
    static RowHash of(String canonical) {
        byte[] bytes = new byte
                [2 * canonical.length()]; // by UTF-16 unit: an encoder would replace all lone surrogates by the same
        // character
        for (int i = 0; i < canonical.length(); i++) {
            bytes[2 * i] = (byte) (canonical.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) canonical.charAt(i);
        }
        long[] halves = MurmurHash3.hash128(bytes, bytes.length);
        return new RowHash(halves[0], halves[1]);
    }
}
