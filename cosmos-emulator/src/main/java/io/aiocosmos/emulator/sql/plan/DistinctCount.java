package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.aggregate.Aggregate;
import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Selection;
import io.aiocosmos.emulator.sql.ast.Source;
import java.util.Optional;

/**
 * {@code SELECT COUNT(1) AS alias FROM (SELECT DISTINCT …)}: partitions run the inner query and the client counts.
 *
 * @param alias empty for {@code SELECT VALUE}
 */
record DistinctCount(String alias, Query counted) {
    static Optional<DistinctCount> of(Query query) {
        boolean bare = query.sources().size() == 1
                && query.where().isEmpty()
                && query.groupBy().isEmpty()
                && query.top().isEmpty()
                && query.offset().isEmpty();
        if (!bare || !(query.sources().get(0).collection() instanceof Source.Nested nested)) return Optional.empty();
        if (!nested.query().distinct() || !nested.query().orderBy().isEmpty()) return Optional.empty();
        return alias(query.selection()).map(alias -> new DistinctCount(alias, nested.query()));
    }

    private static Optional<String> alias(Selection selection) {
        if (selection instanceof Selection.Value value && countsRows(value.expression())) return Optional.of("");
        boolean one = selection instanceof Selection.Columns columns
                && columns.columns().size() == 1
                && countsRows(columns.columns().get(0).expression());
        return one ? Optional.of(((Selection.Columns) selection).names().get(0)) : Optional.empty();
    }

    private static boolean countsRows(Expression expression) {
        return expression instanceof Expression.Call call
                && Aggregate.named(call.name()).equals(Optional.of(Aggregate.COUNT))
                && call.arguments().get(0) instanceof Expression.Literal literal
                && !literal.value().isMissingNode();
    }
}
