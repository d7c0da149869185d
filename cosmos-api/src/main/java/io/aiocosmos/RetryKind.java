package io.aiocosmos;

/**
 * Why an operation is sent again; each kind has its own limits and waits besides those of {@link RetryOptions}.
 *
 * @see RetryOptions.Builder#only
 */
public enum RetryKind {
    /** No connection, or one that broke: another try at once, then in the next region. */
    CONNECTION,
    /** No response in time, or status 408: the next region. */
    TIMEOUT,
    /** Status 429, after the wait that the service asks for. */
    THROTTLED,
    /** Status 503, and 500, 502, 504: the next region if there is one. */
    UNAVAILABLE,
    /** Status 449: others write the same item at that moment. */
    CONCURRENT_WRITES,
    /** Status 403/3 and 403/1008: the region takes no writes now, or left the account. */
    REGION_CHANGED,
    /** Status 404/1002: the region has not seen yet what the session has. */
    SESSION_BEHIND,
    /** Status 410, 400/1024 and 404/1013: container or partition were made anew, moved, or are being made. */
    CONTAINER_CHANGED,
    /** Status 401 with a token that can be renewed. */
    TOKEN_REFUSED
}
