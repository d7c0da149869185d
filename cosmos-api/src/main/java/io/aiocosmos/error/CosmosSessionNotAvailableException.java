package io.aiocosmos.error;

/** 404/1002: no region asked has caught up with the session token; the item may well exist. */
public class CosmosSessionNotAvailableException extends CosmosServiceException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosSessionNotAvailableException(String message, ErrorDetails details) {
        super(message, details);
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
