package io.aiocosmos.error;

import org.jspecify.annotations.Nullable;

/** The caller gave up: the waiting thread was interrupted or the client closed meanwhile. */
public final class CosmosCancelledException extends CosmosException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosCancelledException(String message, @Nullable ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
