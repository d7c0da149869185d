package io.aiocosmos.error;

/** No answer arrived: no connection, or it broke. {@link #outcome()} tells whether the request may have been done. */
public final class CosmosTransportException extends CosmosException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosTransportException(String message, ErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
