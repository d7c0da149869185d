package io.aiocosmos.error;

/** 409: the id is taken in this partition, or a unique key is. */
public class CosmosConflictException extends CosmosServiceException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosConflictException(String message, ErrorDetails details) {
        super(message, details);
    }
}
