package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.OrderItem;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.text.ExpressionText;
import io.aiocosmos.emulator.sql.text.QueryText;
import java.util.List;

/** Writes what each partition is asked instead of the query itself. */
final class Rewriter {
    /** The client puts a filter here when it resumes, else {@code true}. */
    private static final String RESUME_FILTER = "({documentdb-formattableorderbyquery-filter})";

    private final Query query;
    private final QueryPlan.Paging paging;

    /** @param paging what the client counts off */
    Rewriter(Query query, QueryPlan.Paging paging) {
        this.query = query;
        this.paging = paging;
    }

    /** Empty if the query can be sent as it is. */
    String rewritten() {
        return switch (Pipeline.of(query)) {
            case GROUPED -> grouped();
            case AGGREGATED -> aggregated();
            case ORDERED -> ordered();
            case PLAIN -> plain();
        };
    }

    private String plain() {
        if (query.distinct()) {
            boolean counted = query.top().isPresent() || query.offset().isPresent();
            return counted ? "SELECT DISTINCT " + QueryText.selection(query) + filtered() : "";
        }
        if (paging.offset().isEmpty()) return "";
        return "SELECT " + QueryText.selection(query) + filtered() + page();
    }

    private String filtered() {
        return QueryText.from(query) + QueryText.where(query);
    }

    /** A partition gives all that the client may skip or take; one alone does both itself. */
    private String page() {
        if (paging.offset().isEmpty()) return QueryText.page(query);
        return "\nOFFSET 0 LIMIT "
                + Math.min(
                        Query.MAX_COUNT,
                        paging.offset().getAsLong() + paging.limit().getAsLong());
    }

    private String aggregated() {
        boolean value = query.selection() instanceof Selection.Value;
        String selected = value ? "VALUE " + Partials.payload(query) : Partials.payload(query) + " AS payload";
        return "SELECT " + selected + filtered() + QueryText.orderBy(query);
    }

    private String grouped() {
        return "SELECT " + Partials.items(query.groupBy()) + " AS groupByItems, " + Partials.payload(query)
                + " AS payload" + filtered() + QueryText.groupBy(query);
    }

    /** Duplicates are dropped by the client, so partitions may count rows off only where there are none to drop. */
    private String ordered() {
        List<Expression> keys =
                query.orderBy().stream().map(OrderItem::expression).toList();
        String top = query.distinct()
                ? ""
                : query.top()
                        .map(count -> "TOP " + ExpressionText.of(count) + " ")
                        .orElse("");
        String rid = query.sources().get(0).name().map(alias -> alias + "._rid").orElse("undefined AS _rid");
        return "SELECT " + top + rid + ", " + Partials.items(keys) + " AS orderByItems, " + Partials.payload(query)
                + " AS payload" + QueryText.from(query) + "\nWHERE " + resumableFilter() + QueryText.orderBy(query)
                + (query.distinct() ? "" : page());
    }

    private String resumableFilter() {
        String filter = query.where()
                .map(own -> "(" + ExpressionText.of(own) + " AND " + RESUME_FILTER + ")")
                .orElse(RESUME_FILTER);
        if (!(query.selection() instanceof Selection.Value value)) return filter;
        return "(" + filter + " AND IS_DEFINED(" + ExpressionText.of(value.expression()) + "))";
    }
}
