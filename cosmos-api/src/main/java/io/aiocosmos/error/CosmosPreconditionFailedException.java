package io.aiocosmos.error;

/** 412: somebody changed the item since its etag was read. */
public class CosmosPreconditionFailedException extends CosmosServiceException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosPreconditionFailedException(String message, ErrorDetails details) {
        super(message, details);
    }
}
