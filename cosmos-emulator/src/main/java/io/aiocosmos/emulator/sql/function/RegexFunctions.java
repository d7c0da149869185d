package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.List;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Functions {@code (text, pattern[, flags[, group]])}. An invalid pattern, flag or group gives undefined. */
final class RegexFunctions {
    private RegexFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                of("REGEXMATCH", 3, (matcher, group) -> Values.of(matcher.find())),
                of("REGEXEXTRACT", 4, (matcher, group) -> matcher.find() ? group(matcher, group) : Values.UNDEFINED),
                of("REGEXEXTRACTALL", 4, RegexFunctions::allGroups));
    }

    /** What a function makes of a fresh matcher. */
    @FunctionalInterface
    private interface Search {
        JsonNode in(Matcher matcher, int group);
    }

    private static BuiltIn of(String name, int most, Search search) {
        return new BuiltIn(name, 2, most, arguments -> {
            Object owner = new Object();
            return frame -> evaluate(owner, arguments, frame, search);
        });
    }

    private static JsonNode evaluate(Object owner, List<Evaluator> arguments, Frame frame, Search search) {
        JsonNode text = arguments.get(0).evaluate(frame);
        JsonNode pattern = arguments.get(1).evaluate(frame);
        JsonNode flags = arguments.size() > 2 ? arguments.get(2).evaluate(frame) : Values.of("");
        JsonNode group = arguments.size() > 3 ? arguments.get(3).evaluate(frame) : Values.of(0L);
        boolean typed = text.isString() && pattern.isString() && flags.isString() && Values.isInteger(group);
        if (!typed) return Values.UNDEFINED;
        String source = flags.stringValue() + '/' + pattern.stringValue(); // flags are letters
        return frame.memo(owner, source, RegexPattern::compile)
                .map(compiled ->
                        compiled.search(text.stringValue(), matcher -> search.in(matcher, groupNumber(matcher, group))))
                .orElse(Values.UNDEFINED);
    }

    /** -1 if the pattern has no such group. */
    private static int groupNumber(Matcher matcher, JsonNode group) {
        long number = Values.integer(group);
        return number >= 0 && number <= matcher.groupCount() ? (int) number : -1;
    }

    private static JsonNode group(Matcher matcher, int group) {
        String found = group < 0 ? null : matcher.group(group);
        return found == null ? Values.UNDEFINED : Values.of(found);
    }

    private static JsonNode allGroups(Matcher matcher, int group) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        while (matcher.find()) {
            JsonNode found = group(matcher, group);
            if (Values.isDefined(found)) all.add(found);
        }
        return group < 0 ? Values.UNDEFINED : all;
    }
}
