package io.aiocosmos.emulator.control;

import io.aiocosmos.emulator.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The members of a JSON object, which may have those of a list only, each of its own type. */
public final class Members {
    private final String owner;
    private final JsonNode object;

    /**
     * @param owner what the object is, for messages
     * @throws ControlProblem if it is no object, or has others
     */
    public Members(String owner, JsonNode object, List<String> allowed) {
        this.owner = owner;
        this.object = object;
        String names = String.join(", ", allowed);
        if (object == null || !object.isObject())
            throw ControlProblem.invalid(owner + " must be a JSON object of " + names);
        for (String name : object.propertyNames())
            if (!allowed.contains(name))
                throw ControlProblem.invalid(owner + " has an unknown member " + name + "; there are " + names);
    }

    /** The same of the body of a request. */
    public static Members of(String owner, byte[] body, List<String> allowed) {
        return new Members(owner, Json.parse(body), allowed);
    }

    public boolean has(String name) {
        return object.has(name);
    }

    public JsonNode json() {
        return object;
    }

    /** A member that must be there. */
    private JsonNode get(String name, Predicate<JsonNode> type, String what) {
        JsonNode value = object.get(name);
        if (value == null) throw ControlProblem.invalid(owner + " must have " + name + ", " + what);
        if (!type.test(value)) throw ControlProblem.invalid(name + " of " + owner + " must be " + what);
        return value;
    }

    public String text(String name) {
        return get(name, JsonNode::isString, "a text").stringValue();
    }

    public boolean isText(String name) {
        return has(name) && object.get(name).isString();
    }

    public int integer(String name) {
        return get(name, value -> value.isIntegralNumber() && value.canConvertToInt(), "an integer")
                .intValue();
    }

    public int integer(String name, int otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    public long seed(String name) {
        return has(name)
                ? get(name, value -> value.isIntegralNumber() && value.canConvertToLong(), "an integer")
                        .longValue()
                : 0;
    }

    public double number(String name) {
        return get(name, JsonNode::isNumber, "a number").doubleValue();
    }

    public Duration millis(String name) {
        return Duration.ofMillis(integer(name));
    }

    public boolean flag(String name) {
        return get(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    /** For a member that says all by being there. */
    public void mustBeTrue(String name) {
        if (!flag(name)) throw ControlProblem.invalid(name + " of " + owner + " must be true, or not be there");
    }

    public Members object(String name, List<String> allowed) {
        return new Members(name, get(name, JsonNode::isObject, "a JSON object"), allowed);
    }

    /** An object of texts; empty if it is not there. */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!has(name)) return texts;
        JsonNode members = get(name, JsonNode::isObject, "a JSON object of texts");
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (!member.getValue().isString())
                throw ControlProblem.invalid(name + " of " + owner + " must be a JSON object of texts");
            texts.put(member.getKey(), member.getValue().stringValue());
        }
        return texts;
    }

    /** An array of texts of that length. */
    public List<String> array(String name, int length) {
        JsonNode array = get(
                name,
                value -> value.isArray()
                        && value.size() == length
                        && value.valueStream().allMatch(JsonNode::isString),
                "an array of " + length + " texts");
        return array.valueStream().map(JsonNode::stringValue).toList();
    }
}
