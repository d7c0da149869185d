package io.aiocosmos.core.query;

/** The service planned a query in a way that this client cannot run; the message names it. */
final class UnsupportedPlanException extends UnsupportedOperationException {
    private static final long serialVersionUID = 1L;

    UnsupportedPlanException(String what) {
        super("this client does not support " + what + " yet");
    }
}
