package io.aiocosmos.error;

import org.jspecify.annotations.Nullable;

/** The operation's time ran out, retries included. {@link #outcome()} says whether it may have been done. */
public final class CosmosTimeoutException extends CosmosException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosTimeoutException(String message, @Nullable ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
