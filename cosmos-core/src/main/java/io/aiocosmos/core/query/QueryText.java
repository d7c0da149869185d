package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;

/**
 * The text and parameters of a query. The user's codec has encoded the parameters. Immutable. Does not print
 * parameters.
 *
 * @param text as the user wrote it
 * @param parameters a JSON array
 */
public record QueryText(String text, byte[] parameters) {
    /** The request body for this query. */
    public byte[] body() {
        return body(text);
    }

    /** The request body for another text with the same parameters. */
    byte[] body(String otherText) {
        JsonBuffer body = new JsonBuffer(otherText.length() + parameters.length + 40);
        body.ascii("{\"query\":").quoted(otherText).ascii(",\"parameters\":");
        body.write(parameters, 0, parameters.length);
        return body.ascii("}").toBytes();
    }

    @Override
    public String toString() {
        return "QueryText[" + text + "]";
    }
}
