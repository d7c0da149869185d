package io.aiocosmos.features.queries;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A WHERE clause.
 *
 * @param text with {@code @p} for the parameter
 * @param parameter {@code null} if there is none
 * @param keeps the same condition in Java
 */
record Filter(String text, JsonNode parameter, Predicate<JsonNode> keeps) {
    static final Filter NONE = new Filter("", null, item -> true);

    static Filter random(Random random, RandomItems items) {
        int number = random.nextInt(5);
        String key = RandomItems.KEYS[random.nextInt(RandomItems.KEYS.length)];
        switch (random.nextInt(12)) {
            case 0:
                return of(
                        "c.n < " + number,
                        item -> item.path("n").isNumber() && item.path("n").doubleValue() < number);
            case 1:
                return with(
                        "c.n >= @p",
                        Values.NODES.numberNode(number),
                        item -> item.path("n").isNumber() && item.path("n").doubleValue() >= number);
            case 2:
                JsonNode wanted = items.value(1);
                return with(
                        "c.a = @p", wanted, item -> Values.text(item.path("a")).equals(Values.text(wanted)));
            case 3:
                return of("IS_DEFINED(c.b)", item -> Values.isDefined(item.path("b")));
            case 4:
                return of("NOT IS_STRING(c.a)", item -> !item.path("a").isString());
            case 5:
                return of("c.pk = \"" + key + "\"", item -> isText(item.path("pk"), key));
            case 6:
                return with(
                        "c.pk IN (@p, \"k1\")",
                        Values.NODES.stringNode(key),
                        item -> isText(item.path("pk"), key) || isText(item.path("pk"), "k1"));
            case 7:
                return of("false", item -> false);
            default:
                return NONE;
        }
    }

    private static boolean isText(JsonNode value, String text) {
        return value.isString() && value.stringValue().equals(text);
    }

    private static Filter of(String text, Predicate<JsonNode> keeps) {
        return with(text, null, keeps);
    }

    private static Filter with(String text, JsonNode parameter, Predicate<JsonNode> keeps) {
        return new Filter(" WHERE " + text, parameter, keeps);
    }

    List<JsonNode> of(List<JsonNode> items) {
        return items.stream().filter(keeps).toList();
    }
}
