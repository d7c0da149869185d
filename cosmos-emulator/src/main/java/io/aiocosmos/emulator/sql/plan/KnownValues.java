package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.bind.Bindings;
import io.aiocosmos.emulator.sql.bind.ExpressionQueries;
import io.aiocosmos.emulator.sql.compile.QueryCompiler;
import io.aiocosmos.emulator.sql.compile.RowCount;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.eval.Frame;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is known before any item is seen, parameters included. */
final class KnownValues {
    private final Bindings bindings;
    private final Frame frame;
    private final Set<String> parameters;

    /** @param parameters those of which there are values: a plan may be asked for before there are any */
    KnownValues(Bindings bindings, Frame frame, Set<String> parameters) {
        this.bindings = bindings;
        this.frame = frame;
        this.parameters = parameters;
    }

    /** Empty if it depends on an item or on a parameter without a value, or fails: it may never be reached. */
    Optional<JsonNode> value(Expression expression) {
        if (!ExpressionQueries.isConstant(expression)
                || !parameters.containsAll(ExpressionQueries.parameters(expression))) return Optional.empty();
        try {
            return Optional.of(QueryCompiler.compile(expression, bindings).evaluate(frame));
        } catch (SqlException failsWhenReached) {
            return Optional.empty();
        }
    }

    /** @throws SqlException if a parameter is no count */
    OptionalLong count(RowCount.Clause clause, Optional<Expression> expression) {
        if (expression.isEmpty()) return OptionalLong.empty();
        Expression count = expression.get();
        return OptionalLong.of(new RowCount(clause, count.span(), QueryCompiler.compile(count, bindings)).of(frame));
    }
}
