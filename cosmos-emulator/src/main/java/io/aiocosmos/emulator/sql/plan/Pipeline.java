package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.bind.ExpressionQueries;
import io.aiocosmos.emulator.sql.text.ExpressionText;

/** Which pipeline a query needs: an aggregate one ignores its order, since one row has none. */
public enum Pipeline {
    /** Rows of one partition after those of another. */
    PLAIN,
    ORDERED,
    AGGREGATED,
    GROUPED;

    /** Which one a query needs. */
    public static Pipeline of(Query query) {
        if (!query.groupBy().isEmpty()) return GROUPED;
        if (query.selection().expressions().stream().anyMatch(ExpressionQueries::hasAggregate)) return AGGREGATED;
        return query.orderBy().isEmpty() ? PLAIN : ORDERED;
    }

    /**
     * Whether each item gives its rows without regard to others. Queries in expressions and in JOINs start anew for each
     * item; one that FROM starts with sees them all.
     */
    public static boolean isItemByItem(Query query) {
        boolean plain = of(query) == PLAIN
                && !query.distinct()
                && query.top().isEmpty()
                && query.offset().isEmpty();
        return plain && readsItemByItem(query);
    }

    /** Whether FROM, if there is one, gives the rows of one item after those of another. */
    public static boolean readsItemByItem(Query query) {
        if (query.sources().isEmpty()) return true;
        return !(query.sources().get(0).collection() instanceof Source.Nested first) || isItemByItem(first.query());
    }

    /** Whether partitions cannot count rows off, since rows of several partitions may become one. */
    static boolean mergesRows(Query query) {
        Pipeline shape = of(query);
        return query.distinct() || shape == AGGREGATED || shape == GROUPED;
    }

    /** How the client is to drop duplicates. */
    static String distinctType(Query query) {
        if (!query.distinct()) return "None";
        if (!(query.selection() instanceof Selection.Value value)) return "Unordered";
        if (value.expression() instanceof Expression.Literal) return "None";
        boolean sorted = query.orderBy().size() == 1
                && ExpressionText.of(query.orderBy().get(0).expression()).equals(ExpressionText.of(value.expression()));
        return sorted ? "Ordered" : "Unordered";
    }
}
