package io.aiocosmos.transport.netty;

import java.net.ProtocolException;
import java.util.Locale;

/**
 * Where the body of a response ends, and whether the connection can be reused after it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, 6.3, Message Body Length</a>
 */
final class Framing {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final long UNTIL_CLOSE = -1;
    private static final long CHUNKED = -2;

    private final long length;
    private final boolean keepsConnection;

    private Framing(long length, boolean keepsConnection) {
        this.length = length;
        this.keepsConnection = keepsConnection;
    }

    /** @param noBody whether the response has no body whatever its headers say, as responses to HEAD */
    static Framing of(ResponseHead head, boolean noBody) throws ProtocolException {
        String coding = head.header("transfer-encoding");
        if (coding != null && !coding.equalsIgnoreCase("chunked"))
            throw new ProtocolException("a transfer coding other than chunked");
        long announced = contentLength(head);
        boolean keeps = keepsConnection(head);
        if (noBody || hasNone(head.status())) return new Framing(0, keeps && head.status() != SWITCHING_PROTOCOLS);
        if (coding != null) return new Framing(CHUNKED, keeps && announced < 0);
        return announced < 0 ? new Framing(UNTIL_CLOSE, false) : new Framing(announced, keeps);
    }

    private static boolean hasNone(int status) {
        return status < 200 || status == NO_CONTENT || status == NOT_MODIFIED;
    }

    /** -1 for none. With two that differ, it would be unclear where the next response begins. */
    private static long contentLength(ResponseHead head) throws ProtocolException {
        String name = "content-length";
        long length = -1;
        for (int i = head.find(name, 0); i >= 0; i = head.find(name, i + 1)) {
            long each = number(head.value(i));
            if (each < 0 || length >= 0 && each != length) throw new ProtocolException("an invalid length");
            length = each;
        }
        return length;
    }

    private static long number(String digits) {
        long number = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length() && number >= 0; i++) {
            int digit = digits.charAt(i) - '0';
            number = digit < 0 || digit > 9 || number > Integer.MAX_VALUE ? -1 : 10 * number + digit;
        }
        return number;
    }

    private static boolean keepsConnection(ResponseHead head) {
        String connection = head.header("connection");
        if (connection == null) return !head.isHttp10();
        String options = connection.toLowerCase(Locale.ROOT);
        return head.isHttp10() ? options.contains("keep-alive") : !options.contains("close");
    }

    /** The announced length of the body, else negative. */
    long length() {
        return length;
    }

    boolean isChunked() {
        return length == CHUNKED;
    }

    boolean endsWithConnection() {
        return length == UNTIL_CLOSE;
    }

    boolean keepsConnection() {
        return keepsConnection;
    }
}
