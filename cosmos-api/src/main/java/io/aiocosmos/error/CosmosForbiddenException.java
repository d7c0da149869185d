package io.aiocosmos.error;

/** 403: not allowed here: a permission, a firewall, a quota or the wrong region. */
public class CosmosForbiddenException extends CosmosServiceException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosForbiddenException(String message, ErrorDetails details) {
        super(message, details);
    }
}
