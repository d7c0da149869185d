package io.aiocosmos.transport.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.ProtocolException;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Status line and headers of a response, as the received bytes and the offsets of their lines: most headers are never
 * read, so a string is made only of those that are. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112, HTTP/1.1</a>
 */
final class ResponseHead {
    private static final byte[] VERSION = "HTTP/1.".getBytes(ISO_8859_1);
    private static final int STATUS_AT = VERSION.length + 2;

    private final byte[] bytes;

    /** Offsets of each header and of its colon, in turn; the last is the offset of the blank line after them. */
    private final int[] offsets;

    private final int count;
    private final int status;

    /**
     * @param bytes from the status line to the blank line, both included; the array is not copied
     * @param starts offsets of the lines behind the status line, the blank one too
     * @param lines how many
     */
    ResponseHead(byte[] bytes, int[] starts, int lines) throws ProtocolException {
        this.bytes = bytes;
        this.status = readStatus();
        this.offsets = new int[2 * lines - 1];
        this.count = readHeaders(starts, lines);
    }

    private int readStatus() throws ProtocolException {
        if (bytes.length < STATUS_AT + 4 || !Arrays.equals(bytes, 0, VERSION.length, VERSION, 0, VERSION.length))
            throw new ProtocolException("not HTTP");
        int number = 0;
        for (int i = STATUS_AT; i < STATUS_AT + 3; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) throw new ProtocolException("not HTTP");
            number = 10 * number + digit;
        }
        if (bytes[STATUS_AT - 1] != ' ' || bytes[STATUS_AT + 3] != ' ' && !isBlank(STATUS_AT + 3))
            throw new ProtocolException("not HTTP");
        if (number < 100 || number > 599) throw new ProtocolException("status " + number);
        return number;
    }

    /** A line that begins with a blank continues the header before it (5.2): the line break becomes blanks. */
    private int readHeaders(int[] starts, int lines) throws ProtocolException {
        int headers = 0;
        for (int i = 0; i < lines - 1; i++) {
            int start = starts[i];
            if (bytes[start] != ' ' && bytes[start] != '\t') {
                offsets[2 * headers] = start;
                offsets[2 * headers++ + 1] = colon(start);
            } else if (headers > 0) unfold(start);
            else throw new ProtocolException("not a header");
        }
        offsets[2 * headers] = starts[lines - 1];
        return headers;
    }

    private boolean isBlank(int start) {
        return bytes[start] == '\n' || bytes[start] == '\r' && bytes[start + 1] == '\n';
    }

    private void unfold(int start) {
        for (int i = start - 1; bytes[i] == '\n' || bytes[i] == '\r'; i--) bytes[i] = ' ';
    }

    private int colon(int start) throws ProtocolException {
        int i = start;
        while (bytes[i] > ' ' && bytes[i] != ':') i++;
        if (i == start || bytes[i] != ':') throw new ProtocolException("not a header");
        return i;
    }

    int status() {
        return status;
    }

    boolean isHttp10() {
        return bytes[VERSION.length] == '0';
    }

    /** Whether the final response follows. */
    boolean isInterim() {
        return status < 200 && status != 101;
    }

    /** @param name lower case */
    String header(String name) {
        int found = find(name, 0);
        return found < 0 ? null : value(found);
    }

    /** The index of the next header of that name, or -1. */
    int find(String name, int from) {
        int length = name.length();
        for (int i = from; i < count; i++)
            if (offsets[2 * i + 1] - offsets[2 * i] == length && isNamed(offsets[2 * i], name)) return i;
        return -1;
    }

    private boolean isNamed(int start, String name) {
        for (int i = 0; i < name.length(); i++) {
            int c = bytes[start + i];
            if (c != name.charAt(i) && (c < 'A' || c > 'Z' || c + ('a' - 'A') != name.charAt(i))) return false;
        }
        return true;
    }

    /** The value of header {@code index}, without the blanks around it. */
    String value(int index) {
        int start = offsets[2 * index + 1] + 1;
        int end = offsets[2 * index + 2];
        while (end > start && isWhite(bytes[end - 1])) end--;
        while (start < end && isWhite(bytes[start])) start++;
        return new String(bytes, start, end - start, ISO_8859_1);
    }

    private static boolean isWhite(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    void forEachHeader(BiConsumer<String, String> action) {
        for (int i = 0; i < count; i++) {
            int start = offsets[2 * i];
            action.accept(new String(bytes, start, offsets[2 * i + 1] - start, ISO_8859_1), value(i));
        }
    }
}
