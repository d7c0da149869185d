package io.aiocosmos.emulator.sql.eval;

import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import tools.jackson.databind.JsonNode;

/** Numbers in, a number out; anything else in gives undefined. All numbers are doubles. */
public final class Arithmetic {
    /** Measured on the service: {@code x-ms-substatus} of a division by zero. */
    private static final int DIVISION_BY_ZERO = 4001;

    private Arithmetic() {}

    public static Evaluator unary(Evaluator operand, DoubleUnaryOperator operator) {
        return frame -> {
            JsonNode value = operand.evaluate(frame);
            return value.isNumber() ? Values.of(operator.applyAsDouble(Values.number(value))) : Values.UNDEFINED;
        };
    }

    public static Evaluator binary(Evaluator left, Evaluator right, DoubleBinaryOperator operator) {
        return frame -> {
            JsonNode a = left.evaluate(frame);
            JsonNode b = right.evaluate(frame);
            if (!a.isNumber() || !b.isNumber()) return Values.UNDEFINED;
            return Values.of(operator.applyAsDouble(Values.number(a), Values.number(b)));
        };
    }

    /** Also false for a division by zero, which is an error elsewhere. */
    public static Evaluator isFinite(Evaluator operand) {
        return frame -> {
            try {
                JsonNode value = operand.evaluate(frame);
                return Values.of(value.isNumber() && Double.isFinite(Values.number(value)));
            } catch (SqlException failure) {
                if (failure.subStatus() != DIVISION_BY_ZERO) throw failure;
                return Values.of(false);
            }
        };
    }

    public static double divide(double dividend, double divisor) {
        if (divisor == 0) throw SqlException.whileRunning(DIVISION_BY_ZERO, "The query divides by zero.");
        return dividend / divisor;
    }
}
