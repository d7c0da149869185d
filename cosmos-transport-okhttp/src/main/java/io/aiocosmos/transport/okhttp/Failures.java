package io.aiocosmos.transport.okhttp;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;

/** What can be told of OkHttp's exceptions. */
final class Failures {
    /** Of a message of somebody else's, in one of ours. */
    private static final int MOST_CHARS = 120;

    private static final int UNAUTHORIZED = 407;

    /** How OkHttp tells that a proxy made no tunnel; the status follows, or is 407. */
    private static final String NO_TUNNEL = "Unexpected response code for CONNECT: ";

    private static final String NOT_LET_IN = "Failed to authenticate with proxy";

    /** How an alert of TLS begins. */
    private static final byte ALERT = 21;

    private static final byte ALERT_VERSION = 3;

    private Failures() {}

    /** What a proxy answered that was asked for a tunnel, 0 if this failure is another. */
    static int statusOfTunnel(IOException e) {
        String said = e.getMessage();
        if (said == null) return 0;
        if (said.startsWith(NOT_LET_IN)) return UNAUTHORIZED;
        if (!said.startsWith(NO_TUNNEL)) return 0;
        int status = 0;
        for (int i = NO_TUNNEL.length(); i < said.length() && status < 100; i++)
            status = 10 * status + Character.digit(said.charAt(i), 10);
        return Math.max(status, 0);
    }

    static boolean isUnauthorized(int statusOfTunnel) {
        return statusOfTunnel == UNAUTHORIZED;
    }

    /** What comes is an alert of TLS: the request in clear was none to the other side. */
    static final class SpeaksTlsException extends ProtocolException {
        private static final long serialVersionUID = 1L;

        SpeaksTlsException() {
            super("an alert of TLS");
        }
    }

    static boolean isAlert(byte[] bytes, int offset, int length) {
        return length > 1 && bytes[offset] == ALERT && bytes[offset + 1] == ALERT_VERSION;
    }

    static boolean speaksTls(IOException e) {
        for (Throwable each = e; each != null; each = each.getCause())
            if (each instanceof SpeaksTlsException) return true;
        return false;
    }

    static String through(Proxy proxy) {
        if (proxy == null || !(proxy.address() instanceof InetSocketAddress)) return "";
        InetSocketAddress address = (InetSocketAddress) proxy.address();
        return " through the proxy " + address.getHostString() + ":" + address.getPort();
    }

    /** OkHttp quotes what it could not understand, and that may be anything: such an exception goes no further. */
    static IOException unquoting(IOException e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (!(each instanceof ProtocolException || each instanceof EOFException)) continue;
            String what = each instanceof EOFException ? "what came ended too early" : "what came is no valid answer";
            ProtocolException discreet = new ProtocolException(what);
            discreet.setStackTrace(each.getStackTrace());
            return discreet;
        }
        return e;
    }

    static String reason(Exception cause) {
        String message = cause.getMessage();
        if (message == null) return "";
        int lineEnd = message.indexOf('\n');
        int end = Math.min(lineEnd < 0 ? message.length() : lineEnd, MOST_CHARS);
        return ": " + message.substring(0, end);
    }
}
