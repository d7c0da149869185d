package io.aiocosmos.emulator.sql.compile;

import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.rows.RowSource;
import io.aiocosmos.emulator.sql.value.SizeBudget;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.Iterator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a query inside an expression stands for. */
final class Subqueries {
    private Subqueries() {}

    static Evaluator scalar(RowSource rows) {
        return frame -> {
            Iterator<JsonNode> found = rows.open(frame);
            if (!found.hasNext()) return Values.UNDEFINED;
            JsonNode value = found.next();
            if (found.hasNext()) {
                throw SqlException.plain("The cardinality of a scalar subquery result set cannot be greater than one.");
            }
            return value;
        };
    }

    static Evaluator exists(RowSource rows) {
        return frame -> Values.of(rows.open(frame).hasNext());
    }

    /** True of no row at all. */
    static Evaluator all(RowSource rows) {
        return frame -> {
            Iterator<JsonNode> found = rows.open(frame);
            while (found.hasNext()) if (!Values.isTrue(found.next())) return Values.of(false);
            return Values.of(true);
        };
    }

    static Evaluator first(RowSource rows) {
        return frame -> {
            Iterator<JsonNode> found = rows.open(frame);
            return found.hasNext() ? found.next() : Values.UNDEFINED;
        };
    }

    static Evaluator last(RowSource rows) {
        return frame -> {
            Iterator<JsonNode> found = rows.open(frame);
            JsonNode last = Values.UNDEFINED;
            while (found.hasNext()) last = found.next();
            return last;
        };
    }

    static Evaluator array(RowSource rows) {
        return frame -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            rows.open(frame).forEachRemaining(array::add);
            return SizeBudget.checked(array);
        };
    }
}
