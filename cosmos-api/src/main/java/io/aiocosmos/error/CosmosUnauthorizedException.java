package io.aiocosmos.error;

/** 401: the signature or the token was not accepted. */
public class CosmosUnauthorizedException extends CosmosServiceException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosUnauthorizedException(String message, ErrorDetails details) {
        super(message, details);
    }
}
