package io.aiocosmos.emulator.sql.eval;

import io.aiocosmos.emulator.sql.value.Values;
import tools.jackson.databind.JsonNode;

/**
 * Logic of three values. Whatever is no boolean counts as undefined.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query/logical-operators">Logical operators</a>
 */
public final class Logic {
    private Logic() {}

    /** False if any operand is false, else true if all are true. */
    public static Evaluator all(Evaluator[] operands) {
        return frame -> {
            JsonNode result = Values.of(true);
            for (Evaluator operand : operands) {
                result = and(result, operand.evaluate(frame));
                if (Values.isFalse(result)) return result;
            }
            return result;
        };
    }

    /** True if any operand is true, else false if all are false. */
    public static Evaluator any(Evaluator[] operands) {
        return frame -> {
            JsonNode result = Values.of(false);
            for (Evaluator operand : operands) {
                result = or(result, operand.evaluate(frame));
                if (Values.isTrue(result)) return result;
            }
            return result;
        };
    }

    public static Evaluator not(Evaluator operand) {
        return frame -> not(operand.evaluate(frame));
    }

    public static JsonNode and(JsonNode left, JsonNode right) {
        if (Values.isFalse(left) || Values.isFalse(right)) return Values.of(false);
        return Values.isTrue(left) && Values.isTrue(right) ? left : Values.UNDEFINED;
    }

    public static JsonNode or(JsonNode left, JsonNode right) {
        if (Values.isTrue(left) || Values.isTrue(right)) return Values.of(true);
        return Values.isFalse(left) && Values.isFalse(right) ? left : Values.UNDEFINED;
    }

    public static JsonNode not(JsonNode value) {
        return value.isBoolean() ? Values.of(!value.booleanValue()) : Values.UNDEFINED;
    }

    /** {@code a ?? b}: null is kept, only undefined gives way. */
    public static Evaluator coalesce(Evaluator first, Evaluator second) {
        return frame -> {
            JsonNode value = first.evaluate(frame);
            return value.isMissingNode() ? second.evaluate(frame) : value;
        };
    }

    /** The second way is taken unless the condition is exactly true. */
    public static Evaluator choose(Evaluator condition, Evaluator then, Evaluator otherwise) {
        return frame -> Values.isTrue(condition.evaluate(frame)) ? then.evaluate(frame) : otherwise.evaluate(frame);
    }
}
