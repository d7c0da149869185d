package io.aiocosmos.emulator.partition;

/** MurmurHash3 with seed 0: x86 32 bits for version 1 keys, x64 128 bits for version 2 keys. */
final class Murmur3 {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private Murmur3() {}

    static int hash32(byte[] data) {
        int h = 0;
        int whole = data.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            h ^= mix32((int) little(data, i, 4));
            h = Integer.rotateLeft(h, 13) * 5 + 0xe6546b64;
        }
        h ^= mix32((int) little(data, whole, data.length - whole));
        h ^= data.length;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }

    private static int mix32(int k) {
        return Integer.rotateLeft(k * 0xcc9e2d51, 15) * 0x1b873593;
    }

    /** The two halves of the hash, the low one first. */
    static long[] hash128(byte[] data) {
        long h1 = 0;
        long h2 = 0;
        int whole = data.length & ~15;
        for (int i = 0; i < whole; i += 16) {
            h1 ^= first(little(data, i, 8));
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= second(little(data, i + 8, 8));
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        int rest = data.length - whole;
        h1 ^= first(little(data, whole, Math.min(rest, 8))) ^ data.length;
        h2 ^= second(little(data, whole + 8, Math.max(rest - 8, 0))) ^ data.length;
        h1 += h2;
        h2 += h1;
        h1 = last(h1);
        h2 = last(h2);
        h1 += h2;
        return new long[] {h1, h2 + h1};
    }

    private static long first(long k) {
        return Long.rotateLeft(k * C1, 31) * C2;
    }

    private static long second(long k) {
        return Long.rotateLeft(k * C2, 33) * C1;
    }

    private static long last(long k) {
        k = (k ^ k >>> 33) * 0xff51afd7ed558ccdL;
        k = (k ^ k >>> 33) * 0xc4ceb9fe1a85ec53L;
        return k ^ k >>> 33;
    }

    private static long little(byte[] data, int offset, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) value = value << 8 | data[offset + i] & 0xff;
        return value;
    }
}
