package io.aiocosmos.emulator.sql.value;

import java.math.BigDecimal;
import java.math.MathContext;

/** How the service prints doubles in results: {@code 100000}, {@code 0.0001}, {@code 1.8446744073709552e+19}. */
public final class NumberForm {
    private static final int ALWAYS_EXACT = 15; // digits that no double loses
    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final int LARGEST_PLAIN_EXPONENT = 16;

    private NumberForm() {}

    /** As few digits as read back the same: before JDK 19 {@link Double#toString} gave more here and there. */
    private static BigDecimal shortest(double value) {
        BigDecimal printed = BigDecimal.valueOf(value);
        for (int digits = ALWAYS_EXACT; digits < printed.precision(); digits++) {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
            if (rounded.doubleValue() == value) return rounded;
        }
        return printed;
    }

    /** @param value finite */
    public static String text(double value) {
        if (value == 0) return "0";
        BigDecimal exact = shortest(value).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) return exact.toPlainString();
        String mantissa = exact.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        String digits = Integer.toString(Math.abs(exponent));
        return mantissa + (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" : "") + digits;
    }
}
