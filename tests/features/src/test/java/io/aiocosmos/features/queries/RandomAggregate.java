package io.aiocosmos.features.queries;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One aggregate over one column.
 *
 * @param function name in SQL
 * @param column without the alias of the source, or {@code 1}
 */
record RandomAggregate(String function, String column) {
    private static final String[] FUNCTIONS = {"COUNT", "SUM", "AVG", "MIN", "MAX"};

    static RandomAggregate random(Random random) {
        if (random.nextInt(4) == 0) return new RandomAggregate("COUNT", "1");
        String function = FUNCTIONS[random.nextInt(FUNCTIONS.length)];
        return new RandomAggregate(function, random.nextInt(3) == 0 ? "a" : random.nextBoolean() ? "n" : "s");
    }

    String text() {
        return function + "(" + (column.equals("1") ? "1" : "c." + column) + ")";
    }

    JsonNode over(List<JsonNode> items) {
        List<JsonNode> values = values(items);
        switch (function) {
            case "COUNT":
                return Values.NODES.numberNode(values.size());
            case "SUM":
                return allNumbers(values) ? Values.NODES.numberNode(sum(values)) : Values.UNDEFINED;
            case "AVG":
                boolean defined = allNumbers(values) && !values.isEmpty();
                return defined ? Values.NODES.numberNode(sum(values) / values.size()) : Values.UNDEFINED;
            case "MIN":
                return hasOrder(values) ? values.stream().min(Values.ORDER).orElse(Values.UNDEFINED) : Values.UNDEFINED;
            default:
                return hasOrder(values) ? values.stream().max(Values.ORDER).orElse(Values.UNDEFINED) : Values.UNDEFINED;
        }
    }

    private List<JsonNode> values(List<JsonNode> items) {
        Stream<JsonNode> all =
                items.stream().map(item -> column.equals("1") ? Values.NODES.numberNode(1) : item.path(column));
        return all.filter(Values::isDefined).toList();
    }

    private static boolean allNumbers(List<JsonNode> values) {
        return values.stream().allMatch(JsonNode::isNumber);
    }

    private static boolean hasOrder(List<JsonNode> values) {
        return values.stream().noneMatch(JsonNode::isContainer);
    }

    /** Exact in any order of addition: all numbers are multiples of 0.5. */
    private static double sum(List<JsonNode> values) {
        return values.stream().mapToDouble(JsonNode::doubleValue).sum();
    }
}
