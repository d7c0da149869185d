package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.aggregate.Aggregate;
import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.bind.ExpressionQueries;
import io.aiocosmos.emulator.sql.text.ExpressionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What each partition returns for what is selected, so that the client can put partial results together. */
final class Partials {
    private Partials() {}

    /** The selection as one value: an object for a select list, the first source for {@code *}. */
    static String payload(Query query) {
        if (query.selection() instanceof Selection.Columns columns) return columns(columns);
        if (query.selection() instanceof Selection.Value value) return value(value.expression());
        return query.sources().get(0).name().orElse("undefined");
    }

    private static String value(Expression expression) {
        return ExpressionQueries.isAggregate(expression)
                ? "[" + partial((Expression.Call) expression) + "]"
                : ExpressionText.of(expression);
    }

    private static String columns(Selection.Columns columns) {
        List<String> names = columns.names();
        List<String> properties = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Expression expression = columns.columns().get(i).expression();
            String value = ExpressionQueries.isAggregate(expression)
                    ? partial((Expression.Call) expression)
                    : ExpressionText.of(expression);
            properties.add(ExpressionText.quoted(names.get(i)) + ": " + value);
        }
        return "{" + String.join(", ", properties) + "}";
    }

    private static String partial(Expression.Call call) {
        String argument = "(" + ExpressionText.of(call.arguments().get(0)) + ")";
        Aggregate aggregate = Aggregate.named(call.name()).orElseThrow();
        return switch (aggregate) {
            case AVG -> "{\"item\": {\"sum\": SUM" + argument + ", \"count\": COUNT" + argument + "}}";
            case MIN, MAX -> extreme(aggregate.name(), argument);
            default -> "{\"item\": " + ExpressionText.of(call) + "}";
        };
    }

    /** The count distinguishes a minimum or maximum that does not exist from one of no values. */
    private static String extreme(String name, String argument) {
        String call = name + argument;
        return "{\"item\": " + call + ", \"item2\": {\"" + name.toLowerCase(Locale.ROOT) + "\": " + call
                + ", \"count\": COUNT" + argument + "}}";
    }

    /** {@code [{"item": a}, {"item": b}]}. */
    static String items(List<Expression> expressions) {
        List<String> items = new ArrayList<>();
        for (Expression expression : expressions) items.add("{\"item\": " + ExpressionText.of(expression) + "}");
        return "[" + String.join(", ", items) + "]";
    }
}
