package io.aiocosmos.emulator.sql.value;

import java.math.BigDecimal;

/** How the service prints doubles in results: {@code 100000}, {@code 0.0001}, {@code 1.8446744073709552e+19}. */
public final class NumberForm {
    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final int LARGEST_PLAIN_EXPONENT = 16;

    private NumberForm() {}

    /** @param value finite */
    public static String text(double value) {
        if (value == 0) return "0";
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) return exact.toPlainString();
        String mantissa = exact.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        String digits = Integer.toString(Math.abs(exponent));
        return mantissa + (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" : "") + digits;
    }
}
