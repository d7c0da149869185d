package io.aiocosmos.emulator.sql.bind;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.error.UnsupportedFeature;

/** Which clauses go together. Where the service's code is not known, the finding has none. */
final class QueryRules {
    private final SqlErrors errors;
    private final GroupRules groups;

    QueryRules(Bindings bindings, SqlErrors errors) {
        this.errors = errors;
        this.groups = new GroupRules(bindings, errors);
    }

    void check(Query query, BoundQuery bound) {
        if (query.selection() instanceof Selection.Everything star) everything(query, star);
        if (query.selection() instanceof Selection.Columns columns) columns(columns);
        if (query.top().isPresent() && query.offset().isPresent()) {
            errors.at(query.span(), "", "TOP and OFFSET LIMIT cannot be used together.");
        }
        if (!query.groupBy().isEmpty() && !query.orderBy().isEmpty()) {
            errors.at(query.span(), "", "GROUP BY and ORDER BY cannot be used together.");
        }
        query.rank().ifPresent(span -> errors.add(UnsupportedFeature.RANK.at(span.start(), span.end())));
        groups.check(query, bound);
    }

    private void everything(Query query, Selection.Everything star) {
        if (!query.groupBy().isEmpty()) {
            errors.at(star.span(), "SC2041", "'SELECT *' is not allowed with GROUP BY.");
        } else if (query.sources().isEmpty()) {
            errors.at(star.span(), "", "'SELECT *' is not valid if FROM clause is omitted.");
        } else if (query.sources().size() > 1) {
            errors.at(star.span(), "", "'SELECT *' is only valid with a single input set.");
        }
    }

    private void columns(Selection.Columns columns) {
        columns.repeated().ifPresent(column -> {
            Expression expression = column.expression();
            errors.at(expression.span(), "", "The column name of this item is used twice in the select list.");
        });
    }
}
