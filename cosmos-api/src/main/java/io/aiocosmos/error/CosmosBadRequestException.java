package io.aiocosmos.error;

/**
 * 400: the request, the query or the patch is wrong (sub-status 1001: the item has another partition key than was
 * given). The message has the service's own words.
 */
public class CosmosBadRequestException extends CosmosServiceException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosBadRequestException(String message, ErrorDetails details) {
        super(message, details);
    }
}
