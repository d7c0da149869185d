package io.aiocosmos.emulator.sql;

import io.aiocosmos.emulator.sql.ast.OrderItem;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.ast.Source;
import java.util.function.Predicate;

/** The clauses of a query, each with the component of {@link Query} that holds it and how to tell that it is there. */
enum Clause {
    SELECT_LIST("SELECT list", "selection", query -> query.selection() instanceof Selection.Columns),
    SELECT_EVERYTHING("SELECT *", "selection", query -> query.selection() instanceof Selection.Everything),
    SELECT_VALUE("SELECT VALUE", "selection", query -> query.selection() instanceof Selection.Value),
    DISTINCT("DISTINCT", "distinct", Query::distinct),
    TOP("TOP", "top", query -> query.top().isPresent()),
    FROM("FROM", "sources", query -> has(query, source -> source.collection() instanceof Source.Path)),
    FROM_IN("FROM x IN", "sources", query -> has(query, Source::iterates)),
    FROM_QUERY("FROM subquery", "sources", query -> has(query, source -> source.collection() instanceof Source.Nested)),
    JOIN("JOIN", "sources", query -> query.sources().size() > 1),
    WHERE("WHERE", "where", query -> query.where().isPresent()),
    GROUP_BY("GROUP BY", "groupBy", query -> !query.groupBy().isEmpty()),
    ORDER_BY("ORDER BY", "orderBy", query -> !query.orderBy().isEmpty()),
    ASC("ASC", "orderBy", query -> runs(query, OrderItem.Direction.ASCENDING)),
    DESC("DESC", "orderBy", query -> runs(query, OrderItem.Direction.DESCENDING)),
    OFFSET("OFFSET LIMIT", "offset", query -> query.offset().isPresent()),
    LIMIT("OFFSET LIMIT", "limit", query -> query.limit().isPresent());

    private final String words;
    private final String component;
    private final Predicate<Query> test;

    Clause(String words, String component, Predicate<Query> test) {
        this.words = words;
        this.component = component;
        this.test = test;
    }

    private static boolean has(Query query, Predicate<Source> test) {
        return query.sources().stream().anyMatch(test);
    }

    private static boolean runs(Query query, OrderItem.Direction direction) {
        return query.orderBy().stream().anyMatch(item -> item.direction() == direction);
    }

    String words() {
        return words;
    }

    String component() {
        return component;
    }

    boolean isIn(Query query) {
        return test.test(query);
    }
}
