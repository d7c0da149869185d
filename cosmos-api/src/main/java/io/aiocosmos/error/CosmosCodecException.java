package io.aiocosmos.error;

import org.jspecify.annotations.Nullable;

/**
 * A value could not be written or read as JSON. The message names the type and, where the codec knows it, the place in
 * the value, as in {@code $.lines[3].amount}; never the value.
 */
public final class CosmosCodecException extends CosmosException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosCodecException(String message, @Nullable ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
