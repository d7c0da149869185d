package io.aiocosmos.emulator.sql.value;

import java.util.Comparator;
import java.util.Iterator;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/**
 * The order of ORDER BY: undefined, null, false, true, numbers, strings, arrays, objects. Numbers compare as doubles,
 * strings by code point. How arrays and objects compare is the service's secret; here, by their contents, so that
 * equal ones are equal.
 */
public final class ValueOrder implements Comparator<JsonNode> {
    public static final ValueOrder INSTANCE = new ValueOrder();

    private ValueOrder() {}

    @Override
    public int compare(JsonNode left, JsonNode right) {
        int leftRank = rank(left.getNodeType());
        int rightRank = rank(right.getNodeType());
        if (leftRank != rightRank) return Integer.compare(leftRank, rightRank);
        return switch (left.getNodeType()) {
            case BOOLEAN -> Boolean.compare(left.booleanValue(), right.booleanValue());
            case NUMBER -> compareNumbers(Values.number(left), Values.number(right));
            case STRING -> compareStrings(left.stringValue(), right.stringValue());
            case ARRAY -> compareArrays(left, right);
            case OBJECT -> compareObjects(left, right);
            default -> 0;
        };
    }

    /** Whether both are defined and equal: deeply, without regard to the order of properties. */
    public static boolean equal(JsonNode left, JsonNode right) {
        return left.getNodeType() == right.getNodeType() && INSTANCE.compare(left, right) == 0;
    }

    /** The two zeros are one number. */
    private static int compareNumbers(double left, double right) {
        return left == right ? 0 : Double.compare(left, right);
    }

    private static int compareStrings(String left, String right) {
        for (int i = 0; i < Math.min(left.length(), right.length()); i = left.offsetByCodePoints(i, 1)) {
            int order = Integer.compare(left.codePointAt(i), right.codePointAt(i));
            if (order != 0) return order;
        }
        return Integer.compare(left.length(), right.length());
    }

    private int compareArrays(JsonNode left, JsonNode right) {
        Iterator<JsonNode> others = right.iterator();
        for (JsonNode element : left) {
            if (!others.hasNext()) return 1;
            int order = compare(element, others.next());
            if (order != 0) return order;
        }
        return others.hasNext() ? -1 : 0;
    }

    private int compareObjects(JsonNode left, JsonNode right) {
        Iterator<String> others = new TreeSet<>(right.propertyNames()).iterator();
        for (String name : new TreeSet<>(left.propertyNames())) {
            if (!others.hasNext()) return 1;
            int order = name.compareTo(others.next());
            if (order == 0) order = compare(left.get(name), right.get(name));
            if (order != 0) return order;
        }
        return others.hasNext() ? -1 : 0;
    }

    private static int rank(JsonNodeType type) {
        return switch (type) {
            case MISSING -> 0;
            case NULL -> 1;
            case BOOLEAN -> 2;
            case NUMBER -> 3;
            case STRING -> 4;
            case ARRAY -> 5;
            case OBJECT -> 6;
            case BINARY, POJO -> throw new IllegalArgumentException("not a JSON value: " + type);
        };
    }
}
