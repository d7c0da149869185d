package io.aiocosmos.emulator.sql.bind;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Span;
import io.aiocosmos.emulator.sql.error.SqlError;
import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.ArrayList;
import java.util.List;

/** The errors found so far. */
final class SqlErrors {
    /** More would only repeat what a generated query gets wrong everywhere. */
    private static final int MAX_ERRORS = 100;

    private final List<SqlError> errors = new ArrayList<>();

    void add(SqlError error) {
        if (errors.size() < MAX_ERRORS) errors.add(error);
    }

    void at(Span span, String code, String message) {
        add(SqlError.at(span.start(), span.end(), code, message));
    }

    void unresolved(Expression.Identifier identifier) {
        at(identifier.span(), "SC2001", "Identifier '" + identifier.name() + "' could not be resolved.");
    }

    void throwIfAny() {
        if (!errors.isEmpty()) throw SqlException.of(errors);
    }
}
