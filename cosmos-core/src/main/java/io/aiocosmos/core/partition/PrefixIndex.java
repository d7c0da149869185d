package io.aiocosmos.core.partition;

/**
 * Narrows a search in sorted boundaries to a few of them by the first digits of the key. Hashes are spread evenly, so
 * about one boundary falls into each slot. With any spread the search stays correct; it takes the logarithm of the
 * boundaries in one slot. Immutable.
 */
final class PrefixIndex {
    private static final int DIGITS = 8;
    private static final int BITS_OF_DIGIT = 4;

    private final long base;
    private final int shift;
    private final int[] boundaryBySlot;

    /** @param boundaries sorted, at least one; the first is less than or equal to all keys */
    PrefixIndex(String[] boundaries) {
        int last = boundaries.length - 1;
        base = last == 0 ? 0 : prefix(boundaries[1]);
        long span = prefix(boundaries[last]) - base;
        int slots = Integer.highestOneBit(boundaries.length) << 1;
        shift = Math.max(
                0, Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, span)) - Integer.numberOfTrailingZeros(slots));
        boundaryBySlot = new int[slots + 1];
        int next = 0;
        for (int slot = 0; slot <= slots; slot++) {
            while (next <= last && (slot == slots || slot(boundaries[next]) < slot)) next++;
            boundaryBySlot[slot] = Math.max(0, next - 1);
        }
    }

    int slot(String key) {
        return (int) Math.max(0, Math.min(boundaryBySlot.length - 2, prefix(key) - base >> shift));
    }

    /** Index of the last boundary before all keys of the slot. */
    int lowest(int slot) {
        return boundaryBySlot[slot];
    }

    /** Index of the last boundary before all keys of later slots. */
    int highest(int slot) {
        return boundaryBySlot[slot + 1];
    }

    /** The first digits as a number; missing digits count as zeros, as in the order of keys. */
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
