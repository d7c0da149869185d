package io.aiocosmos.core.partition;

/**
 * Narrows a search among sorted boundaries to a few of them, by the first digits of the key: hashes are spread evenly,
 * so that about one boundary falls into each of as many slots as there are boundaries. Whatever the spread, the search
 * stays right and takes the logarithm of what falls into one slot. Immutable.
 */
final class PrefixIndex {
    private static final int DIGITS = 8;
    private static final int BITS_OF_DIGIT = 4;

    private final long base;
    private final int shift;
    private final int[] firsts;

    /** @param boundaries in order, at least one; the first is before all keys */
    PrefixIndex(String[] boundaries) {
        int last = boundaries.length - 1;
        base = last == 0 ? 0 : prefix(boundaries[1]);
        long span = prefix(boundaries[last]) - base;
        int slots = Integer.highestOneBit(boundaries.length) << 1;
        shift = Math.max(
                0, Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, span)) - Integer.numberOfTrailingZeros(slots));
        firsts = new int[slots + 1];
        int next = 0;
        for (int slot = 0; slot <= slots; slot++) {
            while (next <= last && (slot == slots || slot(boundaries[next]) < slot)) next++;
            firsts[slot] = Math.max(0, next - 1);
        }
    }

    int slot(String key) {
        return (int) Math.max(0, Math.min(firsts.length - 2, prefix(key) - base >> shift));
    }

    /** The last boundary that lies before all keys of the slot. */
    int lowest(int slot) {
        return firsts[slot];
    }

    /** The last boundary that lies before any key of the slots behind. */
    int highest(int slot) {
        return firsts[slot + 1];
    }

    /** The first digits as a number; what is missing counts as zeros, as it does in the order of keys. */
    private static long prefix(String key) {
        int given = Math.min(DIGITS, key.length());
        long prefix = 0;
        for (int i = 0; i < given; i++) {
            char digit = key.charAt(i);
            prefix = prefix << BITS_OF_DIGIT | digit - (digit <= '9' ? '0' : 'A' - 10);
        }
        return prefix << BITS_OF_DIGIT * (DIGITS - given);
    }
}
