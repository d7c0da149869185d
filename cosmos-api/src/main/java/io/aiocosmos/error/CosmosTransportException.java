package io.aiocosmos.error;

import io.aiocosmos.spi.TransportFailure;
import org.jspecify.annotations.Nullable;

/**
 * No response arrived: no connection, or it broke, or a proxy responded with a page of its own. {@link
 * #outcome()} says whether the request may have been done.
 */
public final class CosmosTransportException extends CosmosException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosTransportException(String message, @Nullable ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    /** Not where the transport cannot carry the request, or a proxy wants credentials: it never will. */
    @Override
    public boolean isTransient() {
        Throwable why = getCause();
        return !(why instanceof TransportFailure)
                || ((TransportFailure) why).kind() != TransportFailure.Kind.UNSUPPORTED_REQUEST;
    }
}
