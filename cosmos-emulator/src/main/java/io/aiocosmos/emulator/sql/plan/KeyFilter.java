package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.ast.BinaryOperator;
import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.LogicalOperator;
import io.aiocosmos.emulator.sql.ast.UnaryOperator;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the partition keys that a filter admits. A term that it does not understand admits all, which is safe. */
final class KeyFilter {
    private final List<Optional<KeyPathMatcher>> paths;
    private final KeyPathMatcher.RootTest root;
    private final KnownValues known;

    KeyFilter(List<Optional<KeyPathMatcher>> paths, KeyPathMatcher.RootTest root, KnownValues known) {
        this.paths = paths;
        this.root = root;
        this.known = known;
    }

    KeySet keys(Expression filter) {
        OptionalInt component = component(filter);
        if (component.isPresent()) return KeySet.fixed(component.getAsInt(), Values.of(true));
        Optional<JsonNode> constant = known.value(filter);
        if (constant.isPresent()) return Values.isTrue(constant.get()) ? KeySet.ALL : KeySet.NONE;
        if (filter instanceof Expression.Logical logical) return logical(logical);
        if (filter instanceof Expression.Unary unary) return not(unary);
        if (filter instanceof Expression.Binary binary) return equality(binary);
        if (filter instanceof Expression.In in) return in(in);
        if (filter instanceof Expression.Like like) return like(like);
        return filter instanceof Expression.Call call ? call(call) : KeySet.ALL;
    }

    private KeySet logical(Expression.Logical logical) {
        List<KeySet> operands = new ArrayList<>();
        for (Expression operand : logical.operands()) operands.add(keys(operand)); // a stream needs a deep stack
        return logical.operator() == LogicalOperator.AND
                ? operands.stream().reduce(KeySet.ALL, KeySet::and)
                : KeySet.union(operands.stream());
    }

    private KeySet not(Expression.Unary unary) {
        OptionalInt component = component(unary.operand());
        boolean negates = unary.operator() == UnaryOperator.NOT && component.isPresent();
        return negates ? KeySet.fixed(component.getAsInt(), Values.of(false)) : KeySet.ALL;
    }

    private KeySet equality(Expression.Binary binary) {
        if (binary.operator() != BinaryOperator.EQUAL) return KeySet.ALL;
        Optional<JsonNode> right = known.value(binary.right());
        if (right.isPresent()) return equality(binary.left(), right.get());
        return known.value(binary.left())
                .map(left -> equality(binary.right(), left))
                .orElse(KeySet.ALL);
    }

    /** {@code key = value} or {@code ABS(key) = value}. */
    private KeySet equality(Expression key, JsonNode value) {
        OptionalInt component = component(key);
        if (component.isPresent()) return KeySet.fixed(component.getAsInt(), value);
        boolean absolute = key instanceof Expression.Call call && call.name().equalsIgnoreCase("ABS");
        if (!absolute || !value.isNumber()) return KeySet.ALL;
        return each(key.children().get(0), Stream.of(value, Values.of(-Values.number(value))));
    }

    private KeySet in(Expression.In in) {
        List<Optional<JsonNode>> options =
                in.options().stream().map(known::value).toList();
        if (in.negated() || options.contains(Optional.<JsonNode>empty())) return KeySet.ALL;
        return each(in.value(), options.stream().map(Optional::orElseThrow));
    }

    /** A constant pattern without a live wildcard is an equality. */
    private KeySet like(Expression.Like like) {
        OptionalInt component = component(like.value());
        boolean constant = like.pattern() instanceof Expression.Literal literal
                && literal.value().isString();
        if (like.negated() || component.isEmpty() || !constant) return KeySet.ALL;
        String pattern = ((Expression.Literal) like.pattern()).value().stringValue();
        return plainText(pattern, like.escape())
                .map(text -> KeySet.fixed(component.getAsInt(), Values.of(text)))
                .orElse(KeySet.ALL);
    }

    private static Optional<String> plainText(String pattern, Optional<String> escape) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            boolean escaped = escape.isPresent() && pattern.startsWith(escape.get(), i) && i + 1 < pattern.length();
            if (escaped) i++;
            else if ("%_[".indexOf(pattern.charAt(i)) >= 0) return Optional.empty();
            text.append(pattern.charAt(i));
        }
        return Optional.of(text.toString());
    }

    private KeySet call(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        return switch (call.name().toUpperCase(Locale.ROOT)) {
            case "IS_NULL" -> each(arguments.get(0), Stream.of(Values.NULL));
            case "IS_BOOL", "IS_BOOLEAN" -> each(arguments.get(0), Stream.of(Values.of(false), Values.of(true)));
            case "ARRAY_CONTAINS" -> arrayContains(arguments);
            default -> KeySet.ALL;
        };
    }

    private KeySet arrayContains(List<Expression> arguments) {
        Optional<JsonNode> array = known.value(arguments.get(0)).filter(JsonNode::isArray);
        if (array.isEmpty() || arguments.size() > 2) return KeySet.ALL;
        return each(arguments.get(1), array.get().valueStream());
    }

    /** {@code key} is one of these values. */
    private KeySet each(Expression key, Stream<JsonNode> values) {
        OptionalInt component = component(key);
        if (component.isEmpty()) return KeySet.ALL;
        return KeySet.union(values.map(value -> KeySet.fixed(component.getAsInt(), value)));
    }

    /** Which component of the key an expression reads, if it does. */
    private OptionalInt component(Expression expression) {
        for (int i = 0; i < paths.size(); i++) {
            Optional<KeyPathMatcher> path = paths.get(i);
            if (path.isPresent() && path.get().matches(expression, root)) return OptionalInt.of(i);
        }
        return OptionalInt.empty();
    }
}
