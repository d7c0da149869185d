package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.value.Values;
import java.math.BigInteger;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** A number as written: decimal with fraction and exponent, or hexadecimal after {@code 0x}. */
final class NumberLiteral {
    private static final int LONG_BITS = 63;
    private static final int LONG_DIGITS = 19;
    private static final int MAX_HEXADECIMAL_DIGITS = 256;

    private NumberLiteral() {}

    /** Where the number that starts here ends. */
    static int end(String text, int start) {
        if (isHexadecimal(text, start)) return digitsEnd(text, start + 2, 16);
        int end = digitsEnd(text, start, 10);
        if (end < text.length() && text.charAt(end) == '.') end = digitsEnd(text, end + 1, 10);
        return exponentEnd(text, end);
    }

    /** Its value, exact for what fits 64 bits; a missing node if it is beyond the doubles. */
    static JsonNode value(String text) {
        OptionalLong whole = whole(text);
        if (whole.isPresent()) return Values.of(whole.getAsLong());
        return Values.of(isHexadecimal(text, 0) ? hexadecimal(text.substring(2)) : Double.parseDouble(text));
    }

    private static double hexadecimal(String digits) {
        String significant = digits.substring(zeros(digits));
        if (significant.length() > MAX_HEXADECIMAL_DIGITS) return Double.POSITIVE_INFINITY;
        return new BigInteger(significant, 16).doubleValue();
    }

    /** How many zeros it starts with. */
    private static int zeros(String digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') zeros++;
        return zeros;
    }

    /** Its value if it is written without fraction and exponent and fits 64 bits. */
    static OptionalLong whole(String text) {
        boolean hexadecimal = isHexadecimal(text, 0);
        String digits = hexadecimal ? text.substring(2) : text;
        int radix = hexadecimal ? 16 : 10;
        if (digitsEnd(digits, 0, radix) != digits.length()) return OptionalLong.empty();
        String significant = digits.substring(zeros(digits)); // reading very many digits takes very long
        if (significant.length() > LONG_DIGITS) return OptionalLong.empty();
        BigInteger value = new BigInteger("0" + significant, radix);
        return value.bitLength() <= LONG_BITS ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    private static boolean isHexadecimal(String text, int start) {
        return start + 2 < text.length()
                && text.charAt(start) == '0'
                && (text.charAt(start + 1) | ' ') == 'x'
                && digitsEnd(text, start + 2, 16) > start + 2;
    }

    private static int exponentEnd(String text, int start) {
        if (start >= text.length() || (text.charAt(start) | ' ') != 'e') return start;
        int digits = start + 1;
        if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) digits++;
        int end = digitsEnd(text, digits, 10);
        return end == digits ? start : end;
    }

    private static int digitsEnd(String text, int start, int radix) {
        int end = start;
        while (end < text.length() && text.charAt(end) < 128 && Character.digit(text.charAt(end), radix) >= 0) end++;
        return end;
    }
}
