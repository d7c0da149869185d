package io.aiocosmos.error;

/**
 * 413: the item or the batch is larger than the service takes, 2 MB, or what an operation of a bulk would return.
 */
public class CosmosPayloadTooLargeException extends CosmosServiceException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosPayloadTooLargeException(String message, ErrorDetails details) {
        super(message, details);
    }
}
