package io.aiocosmos.core.query;

import io.aiocosmos.core.routing.MurmurHash3;
import java.nio.charset.StandardCharsets;

/** 128 bits of a row's canonical text: enough to tell any number of rows apart that fits into memory. */
record RowHash(long high, long low) {
    static RowHash of(String canonical) {
        byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
        long[] halves = MurmurHash3.hash128(bytes, bytes.length);
        return new RowHash(halves[0], halves[1]);
    }
}
