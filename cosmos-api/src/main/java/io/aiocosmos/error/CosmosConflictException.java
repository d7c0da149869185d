package io.aiocosmos.error;

/** 409: the id is taken in this partition, or a unique key is. */
public class CosmosConflictException extends CosmosServiceException {
    private static final long serialVersionUID = 1L;

    public CosmosConflictException(String message, ErrorDetails details) {
        super(message, details);
    }
}
