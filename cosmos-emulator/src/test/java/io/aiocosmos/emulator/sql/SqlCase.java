package io.aiocosmos.emulator.sql;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.sql.error.SqlError;
import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One line of a file of cases.
 *
 * @param feature what it is a case of
 * @param text a query, or an expression, whose value over the first item is meant
 * @param expected the rows, the value, or {@code !} and a message if it must be refused
 */
record SqlCase(String feature, String text, String expected, List<JsonNode> items, Map<String, JsonNode> parameters) {
    private static final String REFUSED = "! ";

    boolean isRefusal() {
        return expected.startsWith(REFUSED);
    }

    private boolean isQuery() {
        return text.regionMatches(true, 0, "SELECT ", 0, 7);
    }

    String query() {
        return isQuery() ? text : "SELECT VALUE " + text + " FROM c";
    }

    /** What running it gives, in the notation of {@link #expected}. */
    String outcome() {
        try {
            if (isQuery()) return Queries.run(text, items, parameters);
            List<JsonNode> rows = Queries.rows(query(), items.subList(0, 1), parameters);
            return rows.isEmpty() ? "undefined" : Json.text(rows.get(0));
        } catch (SqlException refused) {
            return REFUSED + message(refused);
        }
    }

    /** The expected one if it is among them. */
    private String message(SqlException refused) {
        List<String> messages = refused.errors().stream().map(SqlError::message).toList();
        return messages.stream()
                .filter(message -> expected.equals(REFUSED + message))
                .findFirst()
                .orElse(messages.get(0));
    }

    @Override
    public String toString() {
        return feature + ": " + text;
    }
}
