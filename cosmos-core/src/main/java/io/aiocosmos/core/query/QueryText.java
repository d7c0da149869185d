package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;

/**
 * A query as it is sent: its text and its parameters, which the user's codec has written. Immutable. Does not print
 * parameters.
 *
 * @param text as the user wrote it
 * @param parameters a JSON array
 */
public record QueryText(String text, byte[] parameters) {
    /** The body that sends this query. */
    public byte[] body() {
        return body(text);
    }

    /** The body that sends another text with the same parameters. */
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
