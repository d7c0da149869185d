package io.aiocosmos.core.result;

import io.aiocosmos.spi.TransportFailure.Kind;

/** Why an operation ended without a response. */
public final class NoResponse {
    public final Reason reason;
    final String text;
    final Throwable cause;
    final String waited;

    /** @param waited how long of how much time, empty unless that was the reason */
    public NoResponse(Reason reason, String text, Throwable cause, String waited) {
        this.reason = reason;
        this.text = text;
        this.cause = cause;
        this.waited = waited;
    }

    public enum Reason {
        TRANSPORT,
        TIMEOUT,
        CANCELLED,
        CLOSED,
        /** The user's token supplier failed, or the account could not be read. */
        PREPARATION;

        /** @param late whether the operation's time is up: who is still dialling then ran out of time too */
        public static Reason of(Kind kind, boolean late) {
            if (kind == Kind.TIMEOUT || kind == Kind.POOL || kind == Kind.CONNECT && late) return TIMEOUT;
            if (kind == Kind.CANCELLED) return CANCELLED;
            return kind == Kind.CLOSED ? CLOSED : TRANSPORT;
        }
    }
}
