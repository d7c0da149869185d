package io.aiocosmos.emulator.sql.eval;

import io.aiocosmos.emulator.sql.value.ValueOrder;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/**
 * Equality and order as operators see them. Values of two types are unequal; order exists only between two of one
 * primitive type; with undefined everything is undefined.
 */
public final class Comparison {
    private Comparison() {}

    public static Evaluator equality(Evaluator left, Evaluator right, boolean wanted) {
        return frame -> {
            JsonNode a = left.evaluate(frame);
            JsonNode b = right.evaluate(frame);
            if (a.isMissingNode() || b.isMissingNode()) return Values.UNDEFINED;
            return Values.of(ValueOrder.equal(a, b) == wanted);
        };
    }

    /** True where the sign of the comparison fits. */
    public static Evaluator order(Evaluator left, Evaluator right, IntPredicate fits) {
        return frame -> order(left.evaluate(frame), right.evaluate(frame), fits);
    }

    public static Evaluator between(Evaluator value, Evaluator low, Evaluator high) {
        return frame -> {
            JsonNode needle = value.evaluate(frame);
            JsonNode above = order(needle, low.evaluate(frame), sign -> sign >= 0);
            return Logic.and(above, order(needle, high.evaluate(frame), sign -> sign <= 0));
        };
    }

    private static JsonNode order(JsonNode a, JsonNode b, IntPredicate fits) {
        if (a.getNodeType() != b.getNodeType() || !Values.isPrimitive(a)) return Values.UNDEFINED;
        return Values.of(fits.test(ValueOrder.INSTANCE.compare(a, b)));
    }
}
