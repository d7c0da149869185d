package io.aiocosmos.emulator.sql.compile;

import io.aiocosmos.emulator.sql.ast.BinaryOperator;
import io.aiocosmos.emulator.sql.ast.UnaryOperator;
import io.aiocosmos.emulator.sql.eval.Arithmetic;
import io.aiocosmos.emulator.sql.eval.Bits;
import io.aiocosmos.emulator.sql.eval.Comparison;
import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Logic;
import io.aiocosmos.emulator.sql.eval.Texts;
import java.util.List;

/** What each operator does. */
final class OperatorCompiler {
    private OperatorCompiler() {}

    static Evaluator unary(UnaryOperator operator, Evaluator operand) {
        Evaluator result = switch (operator) {
            case MINUS -> Arithmetic.unary(operand, x -> -x);
            case PLUS -> Arithmetic.unary(operand, x -> x);
            case COMPLEMENT -> Arithmetic.unary(operand, Bits::complement);
            case NOT -> Logic.not(operand);
        };
        return ConstantFolding.fold(result, List.of(operand));
    }

    static Evaluator binary(BinaryOperator operator, Evaluator left, Evaluator right) {
        return switch (operator) {
            case COALESCE -> Logic.coalesce(left, right);
            case EQUAL -> Comparison.equality(left, right, true);
            case NOT_EQUAL -> Comparison.equality(left, right, false);
            case LESS -> Comparison.order(left, right, sign -> sign < 0);
            case LESS_OR_EQUAL -> Comparison.order(left, right, sign -> sign <= 0);
            case GREATER -> Comparison.order(left, right, sign -> sign > 0);
            case GREATER_OR_EQUAL -> Comparison.order(left, right, sign -> sign >= 0);
            case BIT_OR -> Arithmetic.binary(left, right, Bits::or);
            case BIT_XOR -> Arithmetic.binary(left, right, Bits::xor);
            case BIT_AND -> Arithmetic.binary(left, right, Bits::and);
            case SHIFT_LEFT -> Arithmetic.binary(left, right, Bits::shiftLeft);
            case SHIFT_RIGHT -> Arithmetic.binary(left, right, Bits::shiftRight);
            case SHIFT_RIGHT_ZERO -> Arithmetic.binary(left, right, Bits::shiftRightZero);
            case CONCATENATE -> Texts.concatenate(left, right);
            case ADD -> Arithmetic.binary(left, right, Double::sum);
            case SUBTRACT -> Arithmetic.binary(left, right, (a, b) -> a - b);
            case MULTIPLY -> Arithmetic.binary(left, right, (a, b) -> a * b);
            case DIVIDE -> Arithmetic.binary(left, right, Arithmetic::divide);
            case REMAINDER -> Arithmetic.binary(left, right, (a, b) -> a % b);
        };
    }
}
