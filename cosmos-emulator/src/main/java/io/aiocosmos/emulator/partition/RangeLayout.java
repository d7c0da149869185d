package io.aiocosmos.emulator.partition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a new container's effective partition keys are shared out among its ranges: evenly. */
public final class RangeLayout {
    private static final BigInteger SPACE = BigInteger.ONE.shiftLeft(126); // hashes end at 3FFF…FF
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

    private static String boundary(KeyDefinition.Hashing hashing, int i, int ranges) {
        if (hashing == KeyDefinition.Hashing.V1) return EffectiveKey.boundary(V1_SPACE * i / ranges);
        BigInteger bound = SPACE.multiply(BigInteger.valueOf(i))
                .divide(BigInteger.valueOf(ranges))
                .subtract(BigInteger.ONE);
        return String.format(Locale.ROOT, "%032X", bound);
    }
}
