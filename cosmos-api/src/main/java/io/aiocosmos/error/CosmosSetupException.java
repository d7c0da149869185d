package io.aiocosmos.error;

import org.jspecify.annotations.Nullable;

/** The client cannot work as it was set up: a missing module, two candidates, a malformed endpoint, use after close. */
public final class CosmosSetupException extends CosmosException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosSetupException(String message) {
        this(message, null);
    }

    /** For the client, and for tests of code that handles failures. */
    public CosmosSetupException(String message, @Nullable Throwable cause) {
        super(message, ErrorDetails.NONE, cause);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
