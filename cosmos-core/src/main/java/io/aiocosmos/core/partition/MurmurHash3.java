package io.aiocosmos.core.partition;

/** MurmurHash3 by Austin Appleby (public domain), seed 0: the two variants that partition keys are hashed with. */
public final class MurmurHash3 {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private MurmurHash3() {}

    /** Variant x86_32. */
    static int hash32(byte[] data, int length) {
        int h = 0;
        int blocks = length & ~3;
        for (int i = 0; i < blocks; i += 4)
            h = Integer.rotateLeft(h ^ mix32((int) little(data, i, 4)), 13) * 5 + 0xe6546b64;
        if (blocks < length) h ^= mix32((int) little(data, blocks, length - blocks));
        h ^= length;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }

    private static int mix32(int k) {
        return Integer.rotateLeft(k * 0xcc9e2d51, 15) * 0x1b873593;
    }

    /** Variant x64_128: the low and the high half. */
    public static long[] hash128(byte[] data, int length) {
        long h1 = 0;
        long h2 = 0;
        int blocks = length & ~15;
        for (int i = 0; i < blocks; i += 16) {
            h1 = (Long.rotateLeft(h1 ^ mixLow(little(data, i, 8)), 27) + h2) * 5 + 0x52dce729;
            h2 = (Long.rotateLeft(h2 ^ mixHigh(little(data, i + 8, 8)), 31) + h1) * 5 + 0x38495ab5;
        }
        int tail = length - blocks;
        if (tail > 8) h2 ^= mixHigh(little(data, blocks + 8, tail - 8));
        if (tail > 0) h1 ^= mixLow(little(data, blocks, Math.min(tail, 8)));
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = finish(h1);
        h2 = finish(h2);
        h1 += h2;
        return new long[] {h1, h2 + h1};
    }

    private static long mixLow(long k) {
        return Long.rotateLeft(k * C1, 31) * C2;
    }

    private static long mixHigh(long k) {
        return Long.rotateLeft(k * C2, 33) * C1;
    }

    private static long finish(long h) {
        h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }

    /** Up to eight bytes, the lowest first. */
    private static long little(byte[] data, int offset, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) value = value << 8 | data[offset + i] & 0xFF;
        return value;
    }
}
