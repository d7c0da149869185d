package io.aiocosmos.core.request;

/** Why an operation ended without an answer. */
record NoAnswer(Reason reason, String text, Throwable cause) {
    enum Reason {
        TRANSPORT,
        TIMEOUT,
        CANCELLED,
        CLOSED,
        /** The user's token supplier failed, or the account could not be read. */
        PREPARATION
    }
}
