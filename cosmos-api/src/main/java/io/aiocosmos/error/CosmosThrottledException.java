package io.aiocosmos.error;

/** 429: more request units were asked for than are provisioned, and the retries allowed did not help. */
public class CosmosThrottledException extends CosmosServiceException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosThrottledException(String message, ErrorDetails details) {
        super(message, details);
    }
}
