package io.aiocosmos.emulator.sql.error;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One finding about a query.
 *
 * @param code the service's code, such as {@code SC1001}; empty where the service's code is not known
 * @param message the sentence a user reads
 * @param start zero-based offset of the first character that is meant, or -1 when the finding has no place
 * @param end offset after the last character that is meant, or -1
 */
public record SqlError(String code, String message, int start, int end) {
    /** A finding about the characters from {@code start} to {@code end}. */
    public static SqlError at(int start, int end, String code, String message) {
        return new SqlError(code, message, start, end);
    }

    /** A finding about the whole query. */
    public static SqlError unplaced(String code, String message) {
        return new SqlError(code, message, -1, -1);
    }

    boolean isPlaced() {
        return start >= 0;
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("severity", "Error");
        if (isPlaced()) json.putObject("location").put("start", start).put("end", end);
        writeCode(json);
        return json.put("message", message);
    }

    /** The service writes its older codes (2206) as numbers. */
    private void writeCode(ObjectNode json) {
        if (code.isEmpty()) return;
        if (Character.isDigit(code.charAt(0))) json.put("code", Integer.parseInt(code));
        else json.put("code", code);
    }
}
