package io.aiocosmos.features.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Items of few fields with values of all types, so that many are equal: {@code a b n s} and an array {@code t}. */
final class RandomItems {
    static final String[] KEYS = {"k0", "k1", "k2", "k3", "k4", "k5", "\u00e9\u4e2d"};
    private static final String[] TEXTS = {
        "", "a", "B", "b", "10", "2", "\u00e9", "\u4e2d\u6587", "a\"\\\n", "\uff21", "\ud83d\ude00"
    };
    private static final double[] NUMBERS = {-3, -0.5, 0, 1, 2, 2.5, 10, 1e15};

    private final Random random;

    RandomItems(Random random) {
        this.random = random;
    }

    List<ObjectNode> some(int count) {
        List<ObjectNode> items = new ArrayList<>();
        for (int i = 0; i < count; i++) items.add(item("item-" + i));
        return items;
    }

    private ObjectNode item(String id) {
        ObjectNode item = Values.NODES.objectNode().put("id", id);
        set(item, "pk", partitionKey());
        set(item, "a", value(2));
        set(item, "b", random.nextInt(3) == 0 ? Values.UNDEFINED : value(1));
        set(item, "n", random.nextInt(8) == 0 ? Values.UNDEFINED : number(random.nextInt(5)));
        set(item, "s", text());
        set(item, "t", elements());
        return item;
    }

    private static void set(ObjectNode item, String name, JsonNode value) {
        if (Values.isDefined(value)) item.set(name, value);
    }

    JsonNode partitionKey() {
        switch (random.nextInt(12)) {
            case 0:
                return Values.UNDEFINED;
            case 1:
                return Values.NODES.nullNode();
            case 2:
                return number(random.nextInt(3));
            case 3:
                return Values.NODES.booleanNode(random.nextBoolean());
            default:
                return Values.NODES.stringNode(KEYS[random.nextInt(KEYS.length)]);
        }
    }

    /** @param depth how many levels of arrays and objects there may be */
    JsonNode value(int depth) {
        switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0:
                return depth == 2 ? Values.UNDEFINED : Values.NODES.nullNode();
            case 1:
                return Values.NODES.nullNode();
            case 2:
                return Values.NODES.booleanNode(random.nextBoolean());
            case 3:
            case 4:
                return number(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 5:
            case 6:
                return text();
            case 7:
                return Values.NODES.objectNode().set("x", value(depth - 1 == 2 ? 1 : 0));
            default:
                return random.nextBoolean()
                        ? elements()
                        : Values.NODES.arrayNode().add(value(0));
        }
    }

    private JsonNode text() {
        return Values.NODES.stringNode(TEXTS[random.nextInt(TEXTS.length)]);
    }

    private static JsonNode number(double value) {
        boolean whole = value == Math.rint(value);
        return whole ? Values.NODES.numberNode((long) value) : Values.NODES.numberNode(value);
    }

    private ArrayNode elements() {
        ArrayNode elements = Values.NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) elements.add(random.nextInt(3));
        return elements;
    }
}
