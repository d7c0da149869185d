package io.aiocosmos.transport.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.ProtocolException;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Status line and headers of an answer, as the bytes that came and where their lines begin: most headers are never asked
 * for, and none becomes a string before it is. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112, HTTP/1.1</a>
 */
final class AnswerHead {
    private static final byte[] VERSION = "HTTP/1.".getBytes(ISO_8859_1);
    private static final int STATUS_AT = VERSION.length + 2;

    private final byte[] bytes;

    /** Where each header begins, and the blank line after them. */
    private final int[] lines;

    private final int status;

    /**
     * Both arrays are given away.
     *
     * @param bytes from the status line to the blank line, both included
     * @param starts where the lines behind the status line begin, the blank one too
     */
    AnswerHead(byte[] bytes, int[] starts) throws ProtocolException {
        this.bytes = bytes;
        this.status = readStatus();
        this.lines = readLines(starts);
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

    /** A line that begins with a blank goes on with the header before it (5.2): the break between becomes blanks. */
    private int[] readLines(int[] starts) throws ProtocolException {
        int count = 0;
        for (int i = 0; i < starts.length - 1; i++) {
            int start = starts[i];
            if (bytes[start] != ' ' && bytes[start] != '\t') {
                checkName(start);
                starts[count++] = start;
            } else if (count > 0) unfold(start);
            else throw new ProtocolException("not a header");
        }
        starts[count++] = starts[starts.length - 1];
        return count == starts.length ? starts : Arrays.copyOf(starts, count);
    }

    private boolean isBlank(int start) {
        return bytes[start] == '\n' || bytes[start] == '\r' && bytes[start + 1] == '\n';
    }

    private void unfold(int start) {
        for (int i = start - 1; bytes[i] == '\n' || bytes[i] == '\r'; i--) bytes[i] = ' ';
    }

    private void checkName(int start) throws ProtocolException {
        int i = start;
        while (bytes[i] > ' ' && bytes[i] != ':') i++;
        if (i == start || bytes[i] != ':') throw new ProtocolException("not a header");
    }

    int status() {
        return status;
    }

    boolean isHttp10() {
        return bytes[VERSION.length] == '0';
    }

    /** Whether another answer, the final one, follows. */
    boolean isInterim() {
        return status < 200 && status != 101;
    }

    /** @param name lower case */
    String header(String name) {
        int found = find(name, 0);
        return found < 0 ? null : value(found, name.length());
    }

    /** The index of the next header of that name, or -1. */
    int find(String name, int from) {
        for (int i = from; i < lines.length - 1; i++) if (isNamed(i, name)) return i;
        return -1;
    }

    private boolean isNamed(int index, String name) {
        int start = lines[index];
        int length = name.length();
        if (lines[index + 1] - start <= length || bytes[start + length] != ':') return false;
        for (int i = 0; i < length; i++) {
            int c = bytes[start + i];
            if (c != name.charAt(i) && (c < 'A' || c > 'Z' || c + ('a' - 'A') != name.charAt(i))) return false;
        }
        return true;
    }

    /** The value of header {@code index}, without the blanks around it. */
    String value(int index, int nameLength) {
        int start = lines[index] + nameLength + 1;
        int end = lines[index + 1];
        while (end > start && isWhite(bytes[end - 1])) end--;
        while (start < end && isWhite(bytes[start])) start++;
        return new String(bytes, start, end - start, ISO_8859_1);
    }

    private static boolean isWhite(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    void forEachHeader(BiConsumer<String, String> action) {
        for (int i = 0; i < lines.length - 1; i++) {
            int length = 0;
            while (bytes[lines[i] + length] != ':') length++;
            action.accept(new String(bytes, lines[i], length, ISO_8859_1), value(i, length));
        }
    }
}
