package io.aiocosmos.testkit;

/** A defect of a {@link FixtureTransport}. */
enum TransportDefect {
    NONE,
    /** Sends a request again after a 503 with {@code Retry-After: 0}. */
    RETRIES_ON_503,
    /** Sends a request again when its connection broke. */
    RETRIES_WHEN_BROKEN,
    FOLLOWS_REDIRECTS,
    DROPS_THE_SECOND_HEADER,
    ADDS_A_HEADER,
    NORMALISES_PATHS,
    SENDS_DOT_SEGMENTS,
    TRUNCATES_BODIES,
    MERGES_REPEATED_HEADERS,
    REUSES_THE_RESPONSE_ARRAY,
    /** Tells when the last byte came, not the first. */
    TELLS_THE_LAST_BYTE,
    CALLS_EVERYTHING_SENT,
    CALLS_EVERYTHING_UNSENT,
    /** Fails with the library's own exceptions. */
    FAILS_WITH_OTHER_EXCEPTIONS,
    TIMES_OUT_AT_ONCE,
    IGNORES_THE_LIMIT,
    NEVER_KEEPS_CONNECTIONS,
    CHECKS_NO_HOST_NAME,
    IGNORES_THE_PROXY,
    FORGETS_THE_INTERRUPT,
    OWNS_NO_THREAD,
    LEAVES_A_THREAD,
    WORKS_WHEN_CLOSED
}
