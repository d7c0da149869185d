package io.aiocosmos.emulator.sql.text;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as the planner prints them: with 15 significant digits if these read back the same, else with 17. */
final class NumberText {
    private static final int SHORT = 15;
    private static final int LONG = 17;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    private NumberText() {}

    static String of(double value) {
        if (value == 0) return "0";
        String text = print(value, SHORT);
        return Double.parseDouble(text) == value ? text : print(value, LONG);
    }

    private static String print(double value, int digits) {
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < digits) return rounded.toPlainString();
        String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        String sign = exponent < 0 ? "-" : "+";
        return mantissa + "e" + sign + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
