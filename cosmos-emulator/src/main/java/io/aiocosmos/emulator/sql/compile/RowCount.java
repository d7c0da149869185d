package io.aiocosmos.emulator.sql.compile;

import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Span;
import io.aiocosmos.emulator.sql.error.SqlError;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.rows.Slice;
import io.aiocosmos.emulator.sql.value.Values;
import tools.jackson.databind.JsonNode;

/** The count of a TOP, OFFSET or LIMIT; what the parser checks of a number is checked here of a parameter. */
public record RowCount(Clause clause, Span span, Evaluator count) implements Slice.Count {
    /** A clause with a count, and the code of its error. */
    public enum Clause {
        TOP("SC2060"),
        LIMIT("SC2061"),
        OFFSET("SC2062");

        private final String code;

        Clause(String code) {
            this.code = code;
        }
    }

    @Override
    public long of(Frame frame) {
        JsonNode value = count.evaluate(frame);
        long number = Values.isInteger(value) ? Values.integer(value) : -1;
        if (number < 0 || number > Query.MAX_COUNT) {
            throw SqlException.of(SqlError.at(
                    span.start(),
                    span.end(),
                    clause.code,
                    "The count value provided for a " + clause + " clause must be an integer."));
        }
        return number;
    }
}
