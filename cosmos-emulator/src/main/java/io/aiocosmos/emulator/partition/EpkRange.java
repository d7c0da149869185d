package io.aiocosmos.emulator.partition;

/** A half-open range {@code [min, max)} of effective partition keys. */
public record EpkRange(String min, String max) {
    public static final EpkRange ALL = new EpkRange("", "FF");

    public boolean contains(String effectiveKey) {
        return compare(min, effectiveKey) <= 0 && compare(effectiveKey, max) < 0;
    }

    public boolean overlaps(EpkRange other) {
        return compare(min, other.max) < 0 && compare(other.min, max) < 0;
    }

    public boolean contains(EpkRange other) {
        return compare(min, other.min) <= 0 && compare(other.max, max) <= 0;
    }

    /** What two overlapping ranges share. */
    public EpkRange shared(EpkRange other) {
        return new EpkRange(
                compare(min, other.min) >= 0 ? min : other.min, compare(max, other.max) <= 0 ? max : other.max);
    }

    /** All keys that begin with a hierarchical prefix. */
    public static EpkRange prefix(String effectivePrefix) {
        return new EpkRange(effectivePrefix, effectivePrefix + "FF");
    }

    /**
     * Compares as the service does: ordinal, but a key and the same key with zeros after it are equal, since the bounds
     * of hierarchical containers come in several lengths.
     */
    public static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) if (a.charAt(i) != b.charAt(i)) return a.charAt(i) - b.charAt(i);
        if (onlyZeros(a, common) && onlyZeros(b, common)) return common == 0 ? a.length() - b.length() : 0;
        return a.length() - b.length();
    }

    private static boolean onlyZeros(String text, int from) {
        for (int i = from; i < text.length(); i++) if (text.charAt(i) != '0') return false;
        return true;
    }
}
