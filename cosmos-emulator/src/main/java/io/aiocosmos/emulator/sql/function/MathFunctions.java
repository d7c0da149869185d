package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.eval.Arithmetic;
import io.aiocosmos.emulator.sql.value.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import tools.jackson.databind.JsonNode;

/** Functions of doubles. A result that is not finite is undefined. */
final class MathFunctions {
    /** No double has more digits behind its point, nor as many before it. */
    private static final int MAX_DIGITS = 1100;

    private MathFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                of("ABS", Math::abs),
                of("ACOS", Math::acos),
                of("ASIN", Math::asin),
                of("ATAN", Math::atan),
                of("ATN2", Math::atan2),
                of("CEILING", Math::ceil),
                of("COS", Math::cos),
                of("COT", x -> 1 / Math.tan(x)),
                of("DEGREES", x -> x * 180 / Math.PI),
                of("EXP", Math::exp),
                of("FLOOR", Math::floor),
                BuiltIn.some("LOG", 1, 2, MathFunctions::log),
                of("LOG10", Math::log10),
                BuiltIn.some("NUMBERBIN", 1, 2, MathFunctions::bin),
                new BuiltIn("PI", 0, 0, none -> frame -> Values.of(Math.PI)),
                of("POWER", Math::pow),
                of("RADIANS", x -> x * Math.PI / 180),
                new BuiltIn(
                        "RAND", 0, 0, none -> frame -> Values.of(frame.random().nextDouble())),
                BuiltIn.some("ROUND", 1, 2, MathFunctions::round),
                of("SIGN", Math::signum),
                of("SIN", Math::sin),
                of("SQRT", Math::sqrt),
                of("SQUARE", x -> x * x),
                of("TAN", Math::tan),
                of("TRUNC", MathFunctions::truncate));
    }

    private static BuiltIn of(String name, DoubleUnaryOperator body) {
        return new BuiltIn(name, 1, 1, arguments -> Arithmetic.unary(arguments.get(0), body));
    }

    private static BuiltIn of(String name, DoubleBinaryOperator body) {
        return new BuiltIn(name, 2, 2, arguments -> Arithmetic.binary(arguments.get(0), arguments.get(1), body));
    }

    private static JsonNode log(JsonNode[] arguments) {
        if (!Arguments.areNumbers(arguments)) return Values.UNDEFINED;
        double number = Values.number(arguments[0]);
        if (arguments.length == 1) return Values.of(Math.log(number));
        double base = Values.number(arguments[1]);
        return Values.of(base == 10 ? Math.log10(number) : Math.log(number) / Math.log(base));
    }

    /** Down to a multiple of the bin, which is 1 unless given. */
    private static JsonNode bin(JsonNode[] arguments) {
        if (!Arguments.areNumbers(arguments)) return Values.UNDEFINED;
        double bin = arguments.length == 1 ? 1 : Values.number(arguments[1]);
        return Values.of(Math.floor(Values.number(arguments[0]) / bin) * bin); // a bin of 0 gives NaN
    }

    /** {@code (number[, digits])}: half away from zero, to an integer or to that many digits behind the point. */
    private static JsonNode round(JsonNode[] arguments) {
        if (!Arguments.areNumbers(arguments) || !Arguments.areIntegers(arguments, 1)) return Values.UNDEFINED;
        double value = Values.number(arguments[0]);
        long digits = arguments.length == 1 ? 0 : Values.integer(arguments[1]);
        if (!Double.isFinite(value) || digits > MAX_DIGITS) return Values.of(value);
        if (digits < -MAX_DIGITS) return Values.of(0L);
        if (digits != 0) return Values.of(rounded(value, (int) digits));
        double whole = truncate(value);
        return Values.of(Math.abs(value - whole) >= 0.5 ? whole + Math.signum(value) : whole);
    }

    /** As it is printed: 1.005 is a little less, and yet becomes 1.01. */
    private static double rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }

    private static double truncate(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }
}
