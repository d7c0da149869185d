package io.aiocosmos.core.json;

/**
 * Text that is not JSON, or not the JSON that was expected there. The message has the problem and the offset, never the
 * content.
 */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param offset index in the array that was read */
    public MalformedJsonException(String problem, int offset) {
        super(problem + " at offset " + offset);
    }
}
