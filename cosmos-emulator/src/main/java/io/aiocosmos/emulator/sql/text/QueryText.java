package io.aiocosmos.emulator.sql.text;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.OrderItem;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.ast.Source;
import java.util.stream.Collectors;

/** Prints queries, whole or clause by clause, each clause on lines of its own; an absent clause is empty. */
public final class QueryText {
    private QueryText() {}

    public static String of(Query query) {
        String top = query.top()
                .map(count -> "TOP " + ExpressionText.of(count) + " ")
                .orElse("");
        String distinct = query.distinct() ? "DISTINCT " : "";
        return "SELECT " + distinct + top + selection(query) + from(query) + where(query) + groupBy(query)
                + orderBy(query) + page(query);
    }

    /** In parentheses and indented. */
    static String nested(Query query) {
        return "(\n    " + of(query).replace("\n", "\n    ") + "\n)";
    }

    /** What stands between SELECT and FROM. */
    public static String selection(Query query) {
        if (query.selection() instanceof Selection.Value value) return "VALUE " + ExpressionText.of(value.expression());
        if (query.selection() instanceof Selection.Columns columns) {
            return columns.columns().stream().map(QueryText::column).collect(Collectors.joining(", "));
        }
        return "*";
    }

    private static String column(Selection.Column column) {
        String alias = column.alias().map(name -> " AS " + name).orElse("");
        return ExpressionText.of(column.expression()) + alias;
    }

    public static String from(Query query) {
        if (query.sources().isEmpty()) return "";
        return query.sources().stream().map(QueryText::source).collect(Collectors.joining("\nJOIN ", "\nFROM ", ""));
    }

    private static String source(Source source) {
        String collection = source.collection() instanceof Source.Nested nested
                ? nested(nested.query())
                : ExpressionText.of(source.expressions().get(0));
        if (source.alias().isEmpty()) return collection;
        String alias = source.alias().get();
        return source.iterates() ? alias + " IN " + collection : collection + " AS " + alias;
    }

    public static String where(Query query) {
        return query.where()
                .map(filter -> "\nWHERE " + ExpressionText.of(filter))
                .orElse("");
    }

    public static String groupBy(Query query) {
        return query.groupBy().isEmpty() ? "" : "\nGROUP BY " + ExpressionText.list(query.groupBy());
    }

    public static String orderBy(Query query) {
        if (query.orderBy().isEmpty()) return "";
        return query.orderBy().stream().map(QueryText::orderItem).collect(Collectors.joining(", ", "\nORDER BY ", ""));
    }

    private static String orderItem(OrderItem item) {
        String key = ExpressionText.of(item.expression());
        return switch (item.direction()) {
            case UNSAID -> key;
            case ASCENDING -> key + " ASC";
            case DESCENDING -> key + " DESC";
        };
    }

    /** OFFSET and LIMIT. */
    public static String page(Query query) {
        if (query.offset().isEmpty()) return "";
        Expression limit = query.limit().orElseThrow();
        return "\nOFFSET " + ExpressionText.of(query.offset().get()) + " LIMIT " + ExpressionText.of(limit);
    }
}
