package io.aiocosmos.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why a request got no response. The message is one line and holds no header and no body. */
public final class TransportFailure extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** No connection: the name did not resolve, nobody listens, no route, or it took too long. */
        CONNECT,
        /** No TLS session: certificate, host name or protocol. */
        TLS,
        /** No connection came free in time: more are wanted than the transport may open. */
        POOL,
        /** The time allowed ran out after a connection was there. */
        TIMEOUT,
        /** The connection broke, or what came back was not HTTP. */
        BROKEN,
        /** The transport was closed. */
        CLOSED,
        /** The caller gave up: the future was cancelled or the waiting thread interrupted. */
        CANCELLED,
        /**
         * The transport cannot carry this request as it stands, such as a target that it would rewrite, a proxy that wants
         * credentials (407), or {@code http://} to a port that speaks TLS: the same again would not help.
         */
        UNSUPPORTED_REQUEST
    }

    private final Kind kind;
    private final boolean mayHaveBeenSent;

    /**
     * @param mayHaveBeenSent whether any byte of the request may have left this machine
     * @param cause what the library reported, or {@code null}
     */
    public TransportFailure(Kind kind, boolean mayHaveBeenSent, String message, @Nullable Throwable cause) {
        super(PrintableText.of(message), cause);
        this.kind = kind;
        this.mayHaveBeenSent = mayHaveBeenSent;
    }

    /** The failure itself if it is one, else a broken connection of unknown outcome with that cause. */
    public static TransportFailure of(Throwable problem) {
        if (problem instanceof TransportFailure) return (TransportFailure) problem;
        return new TransportFailure(
                Kind.BROKEN, true, "unexpected " + problem.getClass().getName(), problem);
    }

    /** What {@link HttpTransport#exchange} fails with on a thread that is interrupted already: nothing was sent. */
    public static TransportFailure interruptedBefore() {
        return new TransportFailure(Kind.CANCELLED, false, "interrupted before anything was sent", null);
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** {@code false} only when the service cannot have seen the request, so that sending it again is safe. */
    public boolean mayHaveBeenSent() {
        return mayHaveBeenSent;
    }
}
