package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Makes the failures: each message is one line, with the first line of the cause's message. */
final class Failures {
    /** Of a cause's message in ours. */
    private static final int MAX_CHARS = 120;

    private Failures() {}

    static TransportFailure refused(String what) {
        return new TransportFailure(
                Kind.UNSUPPORTED_REQUEST, false, what + " has characters that a request must not have", null);
    }

    static TransportFailure dotSegment() {
        return new TransportFailure(Kind.UNSUPPORTED_REQUEST, false, "the target has a dot segment", null);
    }

    static TransportFailure poolTimeout() {
        return new TransportFailure(Kind.POOL, false, "no connection became free in time", null);
    }

    /** @param proxy {@code null} for none */
    static TransportFailure notConnected(Kind kind, Origin origin, InetSocketAddress proxy, Throwable reported) {
        Throwable cause = withoutQuotedBytes(reported);
        String what = kind == Kind.TLS ? "no TLS session with " : "no connection to ";
        return new TransportFailure(kind, false, what + origin + through(proxy) + reason(cause), cause);
    }

    static TransportFailure connectTimeout(Origin origin, InetSocketAddress proxy) {
        String what = "no connection to " + origin + through(proxy) + " in time";
        return new TransportFailure(Kind.CONNECT, false, what, null);
    }

    static TransportFailure tlsTimeout(Origin origin, InetSocketAddress proxy) {
        String what = "no TLS session with " + origin + through(proxy)
                + " in time: the server is slow, or speaks no TLS on that port";
        return new TransportFailure(Kind.TLS, false, what, null);
    }

    private static String through(InetSocketAddress proxy) {
        return proxy == null ? "" : " through the proxy " + proxy.getHostString() + ":" + proxy.getPort();
    }

    static TransportFailure responseTimeout(boolean sent, Origin origin) {
        return new TransportFailure(Kind.TIMEOUT, sent, "no response from " + origin + " in time", null);
    }

    static TransportFailure broken(Origin origin, Throwable reported) {
        if (reported != null && reported.getCause() instanceof HeadBuffer.TlsAlertException)
            return new TransportFailure(
                    Kind.UNSUPPORTED_REQUEST, false, "the server at " + origin + " speaks TLS: use https://", reported);
        Throwable cause = withoutQuotedBytes(reported);
        return new TransportFailure(Kind.BROKEN, true, "the connection to " + origin + " broke" + reason(cause), cause);
    }

    static TransportFailure closed(boolean sent) {
        return new TransportFailure(Kind.CLOSED, sent, "the transport is closed", null);
    }

    /** Netty quotes all bytes that came instead of TLS, which may be secret: such an exception is replaced. */
    private static Throwable withoutQuotedBytes(Throwable reported) {
        for (Throwable each = reported; each != null; each = each.getCause()) {
            if (!(each instanceof NotSslRecordException)) continue;
            SSLException replacement = new SSLException("the bytes received are not TLS");
            replacement.setStackTrace(each.getStackTrace());
            return replacement;
        }
        return reported;
    }

    private static String reason(Throwable cause) {
        if (cause instanceof UnknownHostException) return ": the host is unknown";
        if (cause == null || cause.getMessage() == null) return "";
        String line = cause.getMessage().lines().findFirst().orElse("");
        return ": " + line.substring(0, Math.min(line.length(), MAX_CHARS));
    }
}
