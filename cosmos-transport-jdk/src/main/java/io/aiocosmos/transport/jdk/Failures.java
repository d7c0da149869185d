package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Makes failures from the client's exceptions. */
final class Failures {
    private static final int MAX_CHARS = 120;
    private static final int MAX_CAUSES = 10;
    private static final int UNAUTHORIZED = 407;

    /** The client's message when a proxy makes no tunnel; the status follows. */
    private static final String NO_TUNNEL = "Tunnel failed, got: ";

    /** The client's message when the connection ends within a head; the bytes follow. */
    private static final String ENDED_WITHIN_HEAD = ", receiving [";

    /** First bytes of a TLS alert: its type and the version. */
    private static final String ALERT = "\u0015\u0003";

    private static final String NO_BASIC =
            "; the JDK's client sends it Basic credentials only if the JVM was started with"
                    + " -Djdk.http.auth.tunneling.disabledSchemes=";

    private Failures() {}

    /** No address of a name could be connected. */
    static TransportFailure noAddressReached(Origin origin, Throwable problem) {
        return new TransportFailure(Kind.CONNECT, false, "no connection to " + origin + reason(problem), problem);
    }

    /** A request that was not sent. */
    static TransportFailure notConnected(Origin origin, OriginProxySelector proxies, Throwable problem) {
        String proxy = proxyFor(origin, proxies);
        AddressRelay relay = proxy == null ? proxies.routes().relay(origin) : null;
        if (relay != null && tunnelStatus(problem) != 0) return noAddressReached(origin, relay.problem());
        int status = proxy == null ? 0 : tunnelStatus(problem);
        if (status != 0) return tunnelFailure(origin, proxies, status, problem);
        boolean tls = problem instanceof SSLException;
        String what = (tls ? "no TLS session with " : "no connection to ")
                + origin
                + (proxy == null ? "" : " through the proxy " + proxy);
        String more = tls || proxy != null || relay != null ? "" : otherAddresses(origin.host());
        if (origin.secure() && problem instanceof HttpConnectTimeoutException)
            more = " (it did not accept the connection, or does not speak TLS)" + more;
        return new TransportFailure(tls ? Kind.TLS : Kind.CONNECT, false, what + reason(problem) + more, problem);
    }

    /** A proxy that does not respond to {@code CONNECT} with success. */
    static TransportFailure tunnelFailure(Origin origin, OriginProxySelector proxies, int status, Throwable problem) {
        boolean known = status == UNAUTHORIZED && proxies.authorization() != null;
        String what = "no connection to " + origin + " through the proxy " + proxyFor(origin, proxies)
                + ": it responded to CONNECT with status " + status + (known ? NO_BASIC : "");
        return new TransportFailure(
                status == UNAUTHORIZED ? Kind.UNSUPPORTED_REQUEST : Kind.CONNECT, false, what, problem);
    }

    static TransportFailure tunnelTimeout(Origin origin, OriginProxySelector proxies) {
        String proxy = proxyFor(origin, proxies);
        String through = proxy == null ? "" : " through the proxy " + proxy;
        String more = proxy == null ? " (none of its addresses accepted the connection, or it does not speak TLS)" : "";
        return new TransportFailure(
                Kind.CONNECT,
                false,
                "no connection to " + origin + through + " within the connect time-out" + more,
                null);
    }

    private static String proxyFor(Origin origin, OriginProxySelector proxies) {
        try {
            return proxies.nameFor(origin);
        } catch (IllegalStateException selectorsOwn) {
            return null;
        }
    }

    private static int tunnelStatus(Throwable problem) {
        String message = message(problem, NO_TUNNEL);
        if (message == null) return 0;
        String digits = message.substring(message.indexOf(NO_TUNNEL) + NO_TUNNEL.length());
        int status = 0;
        for (int i = 0; i < Math.min(3, digits.length()); i++)
            status = 10 * status + Character.digit(digits.charAt(i), 10);
        return Math.max(status, 0);
    }

    private static String reason(Throwable problem) {
        for (Throwable each = problem; each != null; each = each.getCause())
            if (each instanceof UnresolvedAddressException || each instanceof UnknownHostException)
                return ": the host is unknown";
        String message = message(problem, "");
        return message == null ? "" : ": " + message.substring(0, Math.min(message.length(), MAX_CHARS));
    }

    /** The first message of the causes that contains the part, or {@code null}. */
    private static String message(Throwable problem, String part) {
        Throwable each = problem;
        for (int i = 0; each != null && i < MAX_CAUSES; i++, each = each.getCause())
            if (each.getMessage() != null && each.getMessage().contains(part)) return each.getMessage();
        return null;
    }

    private static String otherAddresses(String host) {
        try {
            int count = InetAddress.getAllByName(host).length; // cached since the client's look-up
            return count == 1
                    ? ""
                    : " (the first of its " + count + " addresses; the next attempt connects to the others too)";
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** A request that may have been sent. */
    static TransportFailure broken(Origin origin, Throwable reported) {
        Throwable problem = withoutQuotedBytes(reported);
        if (!origin.secure() && (message(reported, "[" + ALERT) != null || message(reported, '"' + ALERT) != null)) {
            String what = "the server at " + origin + " speaks TLS: use https://";
            return new TransportFailure(Kind.UNSUPPORTED_REQUEST, false, what, problem);
        }
        String why = problem == reported ? "" : ": " + problem.getMessage();
        return new TransportFailure(Kind.BROKEN, true, "the connection to " + origin + " broke" + why, problem);
    }

    /** The client quotes bytes that it cannot parse, which may be secret: such an exception is replaced. */
    static Throwable withoutQuotedBytes(Throwable reported) {
        for (Throwable each = reported; each != null; each = each.getCause()) {
            if (!quotes(each)) continue;
            ProtocolException replacement = new ProtocolException("the response is invalid");
            replacement.setStackTrace(each.getStackTrace());
            return replacement;
        }
        return reported;
    }

    private static boolean quotes(Throwable problem) {
        if (problem instanceof ProtocolException || problem instanceof NumberFormatException) return true;
        return problem.getMessage() != null && problem.getMessage().contains(ENDED_WITHIN_HEAD);
    }
}
