package io.aiocosmos.emulator.partition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a new container's effective partition keys are shared out among its ranges: evenly. */
public final class RangeLayout {
    private static final BigInteger SPACE = BigInteger.ONE.shiftLeft(126); // hashes end at 3FFF…FF
    private static final int DIGITS = 32;
    private static final long V1_SPACE = 0xFFFFFFFFL;

    private RangeLayout() {}

    public static List<EpkRange> even(KeyDefinition.Hashing hashing, int ranges) {
        List<EpkRange> layout = new ArrayList<>(ranges);
        String min = "";
        for (int i = 1; i <= ranges; i++) {
            String max = i == ranges ? "FF" : boundary(hashing, i, ranges);
            layout.add(new EpkRange(min, max));
            min = max;
        }
        return layout;
    }

    /**
     * Where to cut a range in half.
     *
     * @throws IllegalArgumentException if it is too small to be cut
     */
    public static String middle(KeyDefinition.Hashing hashing, EpkRange range) {
        String middle = hashing == KeyDefinition.Hashing.V1 ? middleV1(range) : middleV2(range);
        if (EpkRange.compare(range.min(), middle) >= 0 || EpkRange.compare(middle, range.max()) >= 0)
            throw new IllegalArgumentException("the range is too small to be split");
        return middle;
    }

    private static String middleV2(EpkRange range) {
        BigInteger max = range.max().equals("FF") ? SPACE : number(range.max());
        return hex(number(range.min()).add(max).shiftRight(1));
    }

    /** The first 128 bits: beyond them lie the lower levels of hierarchical keys. */
    private static BigInteger number(String bound) {
        String digits = (bound + "0".repeat(DIGITS)).substring(0, DIGITS);
        return new BigInteger(digits, 16);
    }

    private static String middleV1(EpkRange range) {
        return EffectiveKey.boundary((firstHash(range.min()) + firstHash(range.max())) / 2);
    }

    /** The smallest hash whose keys are not below the bound. */
    private static long firstHash(String bound) {
        long low = 0;
        long high = V1_SPACE;
        while (low < high) {
            long middle = (low + high) / 2;
            if (EpkRange.compare(EffectiveKey.boundary(middle), bound) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static String boundary(KeyDefinition.Hashing hashing, int i, int ranges) {
        if (hashing == KeyDefinition.Hashing.V1) return EffectiveKey.boundary(V1_SPACE * i / ranges);
        // Steps of one width, as of the five ranges of a container with 30,000 RU/s on a hosted account.
        BigInteger width = SPACE.subtract(BigInteger.ONE).divide(BigInteger.valueOf(ranges));
        return hex(width.multiply(BigInteger.valueOf(i)));
    }

    private static String hex(BigInteger bound) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "X", bound);
    }
}
