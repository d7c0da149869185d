package io.aiocosmos.error;

/** The caller gave up: the waiting thread was interrupted or the client closed meanwhile. */
public final class CosmosCancelledException extends CosmosException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosCancelledException(String message, ErrorDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
