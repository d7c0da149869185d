package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.value.ValueOrder;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** One value from all elements of an array; undefined of an empty array, but the sum is 0. */
final class ArrayAggregateFunctions {
    private ArrayAggregateFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                numeric("ARRAY_SUM", ArrayAggregateFunctions::sum),
                numeric("ARRAY_AVG", numbers -> sum(numbers) / numbers.length),
                numeric("ARRAY_MEDIAN", ArrayAggregateFunctions::median),
                extreme("ARRAY_MIN", (a, b) -> ValueOrder.INSTANCE.compare(a, b) <= 0 ? a : b),
                extreme("ARRAY_MAX", (a, b) -> ValueOrder.INSTANCE.compare(a, b) >= 0 ? a : b));
    }

    private static BuiltIn numeric(String name, ToDoubleFunction<double[]> body) {
        return BuiltIn.one(name, array -> {
            if (!array.isArray() || !array.values().stream().allMatch(JsonNode::isNumber)) return Values.UNDEFINED;
            return Values.of(body.applyAsDouble(
                    array.values().stream().mapToDouble(Values::number).toArray()));
        });
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) sum += number;
        return sum;
    }

    /** Of two middle values, their mean. */
    private static double median(double[] numbers) {
        if (numbers.length == 0) return Double.NaN;
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Over primitive values. */
    private static BuiltIn extreme(String name, BinaryOperator<JsonNode> better) {
        return BuiltIn.one(name, array -> {
            if (!array.isArray() || !array.values().stream().allMatch(Values::isPrimitive)) return Values.UNDEFINED;
            return array.values().stream().reduce(better).orElse(Values.UNDEFINED);
        });
    }
}
