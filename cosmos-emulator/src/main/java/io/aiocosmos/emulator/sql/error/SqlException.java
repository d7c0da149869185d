package io.aiocosmos.emulator.sql.error;

import java.io.Serial;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A query that is refused, or that failed while it ran: the service responds with status 400.
 *
 * <p>Messages quote the query's own words, never an item.
 */
public final class SqlException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<SqlError> errors;
    private final int subStatus;

    private SqlException(List<SqlError> errors, int subStatus) {
        super(errors.get(0).message(), null, false, false);
        this.errors = List.copyOf(errors);
        this.subStatus = subStatus;
    }

    /** Refused for all these reasons, of which there is at least one. */
    public static SqlException of(List<SqlError> errors) {
        return new SqlException(errors, 0);
    }

    /** Refused for one reason. */
    public static SqlException of(SqlError error) {
        return of(List.of(error));
    }

    /** Refused as a whole, with neither code nor position: the service's second form of an error. */
    public static SqlException plain(String message) {
        return of(SqlError.unplaced("", message));
    }

    /** Failed on a value that the query met; has a sub-status of its own. */
    public static SqlException whileRunning(int subStatus, String message) {
        return new SqlException(List.of(SqlError.unplaced("", message)), subStatus);
    }

    /** At least one. */
    public List<SqlError> errors() {
        return errors;
    }

    /** The response's {@code x-ms-substatus}; 0 when it has none. */
    public int subStatus() {
        return subStatus;
    }

    /**
     * The JSON text that the service puts into its message: {@code {"errors":[{severity, location, code, message}]}}, or
     * {@code {"Errors":["text"]}} when nothing but a text is known.
     */
    public String body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (isPlain()) {
            body.putArray("Errors").add(getMessage());
        } else {
            ArrayNode list = body.putArray("errors");
            errors.forEach(error -> list.add(error.toJson()));
        }
        return body.toString();
    }

    private boolean isPlain() {
        SqlError first = errors.get(0);
        return first.code().isEmpty() && !first.isPlaced();
    }
}
