package io.aiocosmos.emulator.sql.rows;

import java.util.Iterator;
import java.util.NoSuchElementException;
import tools.jackson.databind.JsonNode;

/** An iterator that must find its next value to know whether there is one. */
abstract class Lookahead implements Iterator<JsonNode> {
    private JsonNode next;
    private boolean done;

    /** The next value, or {@code null} after the last; not asked again then. */
    protected abstract JsonNode advance();

    @Override
    public final boolean hasNext() {
        if (next == null && !done) {
            next = advance();
            done = next == null;
        }
        return next != null;
    }

    @Override
    public final JsonNode next() {
        if (!hasNext()) throw new NoSuchElementException();
        JsonNode value = next;
        next = null;
        return value;
    }
}
