package io.aiocosmos.error;

/**
 * The service responded with an error. Subclasses exist for what callers treat differently; the rest is known by
 * {@link #statusCode()} and {@link #subStatusCode()}.
 */
public non-sealed class CosmosServiceException extends CosmosException {
    private static final long serialVersionUID = 1L;

    /** For the client, and for tests of code that handles failures. */
    public CosmosServiceException(String message, ErrorDetails details) {
        super(message, details, null);
    }

    /** The HTTP status: 400 to 599, or 300 to 399 but for 304 if something on the way sent elsewhere. */
    public int statusCode() {
        return details().statusCode();
    }

    /** The service's {@code x-ms-substatus}, 0 if it gave none. The same number means other things under other statuses. */
    public int subStatusCode() {
        return details().subStatusCode();
    }

    @Override
    public boolean isTransient() {
        int status = statusCode();
        if (status >= 500) return status != 501;
        return status == 408 || status == 410 || status == 423 || status == 429 || status == 449;
    }
}
