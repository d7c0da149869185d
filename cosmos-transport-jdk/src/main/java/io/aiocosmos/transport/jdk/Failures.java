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

/** What is said of a connection that was not made: why, and through which proxy. */
final class Failures {
    private static final int MOST_CHARS = 120;
    private static final int MOST_CAUSES = 10;
    private static final int UNAUTHORIZED = 407;

    /** How the client begins to tell that a proxy made no tunnel; the status follows. */
    private static final String NO_TUNNEL = "Tunnel failed, got: ";

    /** How the client tells that the connection ended within a head; the bytes follow. */
    private static final String CUT_SHORT = ", receiving [";

    /** How an alert of TLS begins: its type and the version. */
    private static final String ALERT = "\u0015\u0003";

    private static final String NO_BASIC =
            "; the JDK's client sends it Basic credentials only if the JVM was started with"
                    + " -Djdk.http.auth.tunneling.disabledSchemes=";

    private Failures() {}

    /** No address of a name took a connection, which the problem says. */
    static TransportFailure noneReached(Origin origin, Throwable problem) {
        return new TransportFailure(Kind.CONNECT, false, "no connection to " + origin + reason(problem), problem);
    }

    /** A request that did not leave. */
    static TransportFailure notConnected(Origin origin, Proxies proxies, Throwable problem) {
        String proxy = proxyFor(origin, proxies);
        AddressRelay relay = proxy == null ? proxies.routes().relay(origin) : null;
        if (relay != null && statusOfTunnel(problem) != 0) return noneReached(origin, relay.problem());
        int status = proxy == null ? 0 : statusOfTunnel(problem);
        if (status != 0) return noTunnel(origin, proxies, status, problem);
        boolean tls = problem instanceof SSLException;
        String what = (tls ? "no TLS session with " : "no connection to ")
                + origin
                + (proxy == null ? "" : " through the proxy " + proxy);
        String more = tls || proxy != null || relay != null ? "" : others(origin.host());
        if (origin.secure() && problem instanceof HttpConnectTimeoutException)
            more = " (it did not accept the connection, or does not speak TLS)" + more;
        return new TransportFailure(tls ? Kind.TLS : Kind.CONNECT, false, what + reason(problem) + more, problem);
    }

    /** A proxy that answers {@code CONNECT} otherwise than it should. */
    static TransportFailure noTunnel(Origin origin, Proxies proxies, int status, Throwable problem) {
        boolean known = status == UNAUTHORIZED && proxies.authorization() != null;
        String what = "no connection to " + origin + " through the proxy " + proxyFor(origin, proxies)
                + ": it answered CONNECT with status " + status + (known ? NO_BASIC : "");
        return new TransportFailure(
                status == UNAUTHORIZED ? Kind.UNSUPPORTED_REQUEST : Kind.CONNECT, false, what, problem);
    }

    static TransportFailure noTunnelInTime(Origin origin, Proxies proxies) {
        String proxy = proxyFor(origin, proxies);
        String through = proxy == null ? "" : " through the proxy " + proxy;
        String more = proxy == null ? " (no address of it accepted the connection, or it does not speak TLS)" : "";
        return new TransportFailure(
                Kind.CONNECT, false, "no connection to " + origin + through + " in the time to connect" + more, null);
    }

    private static String proxyFor(Origin origin, Proxies proxies) {
        try {
            return proxies.nameFor(origin);
        } catch (IllegalStateException selectorsOwn) {
            return null;
        }
    }

    private static int statusOfTunnel(Throwable problem) {
        String said = message(problem, NO_TUNNEL);
        if (said == null) return 0;
        String digits = said.substring(said.indexOf(NO_TUNNEL) + NO_TUNNEL.length());
        int status = 0;
        for (int i = 0; i < Math.min(3, digits.length()); i++)
            status = 10 * status + Character.digit(digits.charAt(i), 10);
        return Math.max(status, 0);
    }

    private static String reason(Throwable problem) {
        for (Throwable each = problem; each != null; each = each.getCause())
            if (each instanceof UnresolvedAddressException || each instanceof UnknownHostException)
                return ": the host is unknown";
        String said = message(problem, "");
        return said == null ? "" : ": " + said.substring(0, Math.min(said.length(), MOST_CHARS));
    }

    /** The first message in the chain that has this in it, or {@code null}. */
    private static String message(Throwable problem, String part) {
        Throwable each = problem;
        for (int i = 0; each != null && i < MOST_CAUSES; i++, each = each.getCause())
            if (each.getMessage() != null && each.getMessage().contains(part)) return each.getMessage();
        return null;
    }

    private static String others(String host) {
        try {
            int count = InetAddress.getAllByName(host).length; // known since the client looked it up
            return count == 1
                    ? ""
                    : " (the first of its " + count + " addresses; the next attempt tries the others too)";
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** A request that may have left. */
    static TransportFailure broken(Origin origin, Throwable reported) {
        Throwable problem = unquoting(reported);
        if (!origin.secure() && (message(reported, "[" + ALERT) != null || message(reported, '"' + ALERT) != null)) {
            String what = "what answers at " + origin + " speaks TLS: use https://";
            return new TransportFailure(Kind.UNSUPPORTED_REQUEST, false, what, problem);
        }
        String why = problem == reported ? "" : ": " + problem.getMessage();
        return new TransportFailure(Kind.BROKEN, true, "the connection to " + origin + " broke" + why, problem);
    }

    /** The client quotes what it could not understand, and that may be anything: such an exception goes no further. */
    static Throwable unquoting(Throwable reported) {
        for (Throwable each = reported; each != null; each = each.getCause()) {
            if (!quotes(each)) continue;
            ProtocolException discreet = new ProtocolException("what came is no valid answer");
            discreet.setStackTrace(each.getStackTrace());
            return discreet;
        }
        return reported;
    }

    private static boolean quotes(Throwable problem) {
        if (problem instanceof ProtocolException || problem instanceof NumberFormatException) return true;
        return problem.getMessage() != null && problem.getMessage().contains(CUT_SHORT);
    }
}
