package io.aiocosmos.core.request;

import io.aiocosmos.spi.TransportFailure;

/** Why an operation ended without an answer. */
record NoAnswer(Reason reason, String text, Throwable cause) {
    enum Reason {
        TRANSPORT,
        TIMEOUT,
        CANCELLED,
        CLOSED,
        /** The user's token supplier failed, or the account could not be read. */
        PREPARATION;

        /** @param late whether the operation's time is up: who is still dialling then ran out of time too */
        static Reason of(TransportFailure.Kind kind, boolean late) {
            switch (kind) {
                case TIMEOUT:
                case POOL:
                    return TIMEOUT;
                case CONNECT:
                    return late ? TIMEOUT : TRANSPORT;
                case CANCELLED:
                    return CANCELLED;
                case CLOSED:
                    return CLOSED;
                default:
                    return TRANSPORT;
            }
        }
    }
}
