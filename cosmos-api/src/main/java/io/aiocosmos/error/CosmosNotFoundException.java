package io.aiocosmos.error;

/** 404: the item, its container or its database does not exist (sub-status 1003: the owner is missing). */
public class CosmosNotFoundException extends CosmosServiceException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosNotFoundException(String message, ErrorDetails details) {
        super(message, details);
    }
}
