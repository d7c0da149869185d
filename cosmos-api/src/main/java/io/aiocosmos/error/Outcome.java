package io.aiocosmos.error;

/** What is known of a failed operation's effect on the service. */
public enum Outcome {
    /** Nothing was changed. */
    NOT_DONE,
    /** The change may or may not have been made: read before writing again. */
    UNKNOWN
}
