package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.value.NumberWriter;
import io.aiocosmos.emulator.sql.value.SizeBudget;
import io.aiocosmos.emulator.sql.value.Values;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Strings from and to other values. */
final class ConversionFunctions {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ConversionFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                BuiltIn.one("TOSTRING", ConversionFunctions::toText),
                parse("STRINGTOARRAY", JsonNode::isArray),
                parse("STRINGTOBOOLEAN", JsonNode::isBoolean),
                parse("STRINGTONULL", JsonNode::isNull),
                parse("STRINGTONUMBER", JsonNode::isNumber),
                parse("STRINGTOOBJECT", JsonNode::isObject),
                BuiltIn.two("STRINGSPLIT", ConversionFunctions::split),
                BuiltIn.two("STRINGJOIN", ConversionFunctions::join));
    }

    private static JsonNode toText(JsonNode value) {
        if (value.isMissingNode() || value.isString()) return value;
        StringWriter text = new StringWriter();
        try (JsonGenerator writer = new NumberWriter(JSON.createGenerator(text))) {
            JSON.writeTree(writer, value);
        }
        SizeBudget.check(text.getBuffer().length());
        return Values.of(text.toString());
    }

    /** JSON of one kind; undefined if the text is anything else. */
    private static BuiltIn parse(String name, Predicate<JsonNode> wanted) {
        return BuiltIn.text(name, text -> {
            try {
                JsonNode value = JSON.readTree(text.strip());
                return wanted.test(value) ? Values.read(SizeBudget.checked(value)) : Values.UNDEFINED;
            } catch (JacksonException notJson) {
                return Values.UNDEFINED;
            }
        });
    }

    /** An empty separator separates nothing. */
    private static JsonNode split(JsonNode text, JsonNode separator) {
        if (!text.isString() || !separator.isString()) return Values.UNDEFINED;
        String rest = text.stringValue();
        String between = separator.stringValue();
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        int start = 0;
        while (!between.isEmpty() && rest.indexOf(between, start) >= 0) {
            int end = rest.indexOf(between, start);
            parts.add(rest.substring(start, end));
            start = end + between.length();
        }
        return parts.add(rest.substring(start));
    }

    private static JsonNode join(JsonNode texts, JsonNode separator) {
        if (!texts.isArray() || !separator.isString()) return Values.UNDEFINED;
        List<String> parts = new ArrayList<>();
        long length = 0;
        for (JsonNode text : texts) {
            if (!text.isString()) return Values.UNDEFINED;
            length += text.stringValue().length() + separator.stringValue().length();
            parts.add(text.stringValue());
        }
        SizeBudget.check(length);
        return Values.of(String.join(separator.stringValue(), parts));
    }
}
