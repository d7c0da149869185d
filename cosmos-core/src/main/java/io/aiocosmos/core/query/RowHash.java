package io.aiocosmos.core.query;

import io.aiocosmos.core.partition.MurmurHash3;

/** 128 bits of a row's canonical text: enough to tell any number of rows apart that fits into memory. */
record RowHash(long high, long low) {
    static RowHash of(String canonical) {
        byte[] bytes =
                new byte[2 * canonical.length()]; // by UTF-16 unit: an encoder would make all lone surrogates one
        for (int i = 0; i < canonical.length(); i++) {
            bytes[2 * i] = (byte) (canonical.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) canonical.charAt(i);
        }
        long[] halves = MurmurHash3.hash128(bytes, bytes.length);
        return new RowHash(halves[0], halves[1]);
    }
}
