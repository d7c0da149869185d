package io.aiocosmos.transport.okhttp;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;

/** Reads the causes of OkHttp's exceptions. */
final class Failures {
    /** Of a cause's message in ours. */
    private static final int MAX_CHARS = 120;

    private static final int UNAUTHORIZED = 407;

    /** OkHttp's messages when a proxy makes no tunnel: the status follows, or is 407. */
    private static final String NO_TUNNEL = "Unexpected response code for CONNECT: ";

    private static final String AUTHENTICATION_FAILED = "Failed to authenticate with proxy";

    /** First bytes of a TLS alert. */
    private static final byte ALERT = 21;

    private static final byte ALERT_VERSION = 3;

    private Failures() {}

    /** The status of a proxy's response to CONNECT, 0 if this is another failure. */
    static int tunnelStatus(IOException e) {
        String message = e.getMessage();
        if (message == null) return 0;
        if (message.startsWith(AUTHENTICATION_FAILED)) return UNAUTHORIZED;
        if (!message.startsWith(NO_TUNNEL)) return 0;
        int status = 0;
        for (int i = NO_TUNNEL.length(); i < message.length() && status < 100; i++)
            status = 10 * status + Character.digit(message.charAt(i), 10);
        return Math.max(status, 0);
    }

    static boolean isUnauthorized(int tunnelStatus) {
        return tunnelStatus == UNAUTHORIZED;
    }

    /** A TLS alert came instead of a response: the server did not see a request. */
    static final class TlsAlertException extends ProtocolException {
        private static final long serialVersionUID = 1L;

        TlsAlertException() {
            super("a TLS alert");
        }
    }

    static boolean isAlert(byte[] bytes, int offset, int length) {
        return length > 1 && bytes[offset] == ALERT && bytes[offset + 1] == ALERT_VERSION;
    }

    static boolean speaksTls(IOException e) {
        for (Throwable each = e; each != null; each = each.getCause())
            if (each instanceof TlsAlertException) return true;
        return false;
    }

    static String through(Proxy proxy) {
        if (proxy == null || !(proxy.address() instanceof InetSocketAddress)) return "";
        InetSocketAddress address = (InetSocketAddress) proxy.address();
        return " through the proxy " + address.getHostString() + ":" + address.getPort();
    }

    /** OkHttp quotes bytes that it cannot parse, which may be secret: such an exception is replaced. */
    static IOException withoutQuotedBytes(IOException e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (!(each instanceof ProtocolException || each instanceof EOFException)) continue;
            String what = each instanceof EOFException ? "the response ended too early" : "the response is invalid";
            ProtocolException replacement = new ProtocolException(what);
            replacement.setStackTrace(each.getStackTrace());
            return replacement;
        }
        return e;
    }

    static String reason(Exception cause) {
        String message = cause.getMessage();
        if (message == null) return "";
        int lineEnd = message.indexOf('\n');
        int end = Math.min(lineEnd < 0 ? message.length() : lineEnd, MAX_CHARS);
        return ": " + message.substring(0, end);
    }
}
