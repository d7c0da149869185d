package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLException;

/** What is said of each way to fail: one line, with the first line of the cause. */
final class Failures {
    /** Of a message of somebody else's, in one of ours. */
    private static final int MOST_CHARS = 120;

    private Failures() {}

    static TransportFailure refused(String what) {
        return new TransportFailure(
                Kind.REFUSED, false, what + " has characters that must not stand in a request", null);
    }

    static TransportFailure dotSegment() {
        return new TransportFailure(Kind.REFUSED, false, "the target has a dot segment", null);
    }

    static TransportFailure noneCameFree() {
        return new TransportFailure(Kind.POOL, false, "no connection came free in time", null);
    }

    /** @param proxy what is in between, or {@code null} */
    static TransportFailure notConnected(Kind kind, Origin origin, InetSocketAddress proxy, Throwable reported) {
        Throwable cause = unquoting(reported);
        String what = kind == Kind.TLS ? "no TLS session with " : "no connection to ";
        return new TransportFailure(kind, false, what + origin + through(proxy) + reason(cause), cause);
    }

    static TransportFailure noConnectionInTime(Origin origin, InetSocketAddress proxy) {
        String what = "no connection to " + origin + through(proxy) + " in time";
        return new TransportFailure(Kind.CONNECT, false, what, null);
    }

    static TransportFailure noTlsInTime(Origin origin, InetSocketAddress proxy) {
        String what = "no TLS session with " + origin + through(proxy)
                + " in time: it is slow, or speaks no TLS on that port";
        return new TransportFailure(Kind.TLS, false, what, null);
    }

    private static String through(InetSocketAddress proxy) {
        return proxy == null ? "" : " through the proxy " + proxy.getHostString() + ":" + proxy.getPort();
    }

    static TransportFailure noAnswerInTime(boolean sent, Origin origin) {
        return new TransportFailure(Kind.TIMEOUT, sent, "no answer from " + origin + " in time", null);
    }

    static TransportFailure broken(Origin origin, Throwable reported) {
        if (reported != null && reported.getCause() instanceof HeadBuffer.SpeaksTlsException)
            return new TransportFailure(
                    Kind.REFUSED, false, "what answers at " + origin + " speaks TLS: use https://", reported);
        Throwable cause = unquoting(reported);
        return new TransportFailure(Kind.BROKEN, true, "the connection to " + origin + " broke" + reason(cause), cause);
    }

    static TransportFailure closed(boolean sent) {
        return new TransportFailure(Kind.CLOSED, sent, "the transport is closed", null);
    }

    /** Netty quotes all that came instead of TLS, and that may be anything: such an exception goes no further. */
    private static Throwable unquoting(Throwable reported) {
        for (Throwable each = reported; each != null; each = each.getCause()) {
            if (!(each instanceof NotSslRecordException)) continue;
            SSLException discreet = new SSLException("what came is not TLS");
            discreet.setStackTrace(each.getStackTrace());
            return discreet;
        }
        return reported;
    }

    private static String reason(Throwable cause) {
        if (cause == null || cause.getMessage() == null) return "";
        String line = cause.getMessage().lines().findFirst().orElse("");
        return ": " + line.substring(0, Math.min(line.length(), MOST_CHARS));
    }
}
