package io.aiocosmos.transport.okhttp;

import java.io.IOException;

/** The beginning and the length of a line, which is all that framing needs. */
final class FrameLine {
    private static final String VERSION = "HTTP/1.";
    private static final int STATUS_AT = VERSION.length() + 2;
    private static final int MAX_DIGITS = 15;

    private final byte[] beginning = new byte[80];
    private int length;
    private boolean endsWithReturn;

    void clear() {
        length = 0;
        endsWithReturn = false;
    }

    /** Appends bytes without a line feed. */
    void add(byte[] bytes, int offset, int count) {
        if (count == 0) return;
        int known = known();
        System.arraycopy(bytes, offset, beginning, known, Math.min(count, beginning.length - known));
        length += count;
        endsWithReturn = bytes[offset + count - 1] == '\r';
    }

    /** Ends the line at its line feed. */
    void end() {
        if (endsWithReturn) length--;
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Whether it continues the header before it. */
    boolean isFolded() {
        return length > 0 && isBlank(beginning[0]);
    }

    /** Parses a status line. */
    int status() throws IOException {
        boolean plausible = length >= STATUS_AT + 3 && startsWith(beginning, 0, beginning.length, VERSION);
        int status = plausible ? (int) digits(STATUS_AT, STATUS_AT + 3, 10) : -1;
        if (status < 100) throw ResponseFrames.invalid("not HTTP");
        return status;
    }

    /** Parses the line before a chunk: a hexadecimal number and optional extensions. */
    long chunkSize() throws IOException {
        int end = 0;
        while (end < known() && Character.digit(beginning[end], 16) >= 0) end++;
        int next = end;
        while (next < known() && isBlank(beginning[next])) next++;
        boolean ends = next == length || next < known() && beginning[next] == ';';
        if (end == 0 || end > MAX_DIGITS || !ends) throw ResponseFrames.invalid("a chunk without a size");
        return digits(0, end, 16);
    }

    /**
     * The value if this is the header of that name, else {@code null}.
     *
     * @param name lower case
     */
    String valueOf(String name) throws IOException {
        int colon = name.length();
        if (known() <= colon || !isNamed(name)) return null;
        if (isBlank(beginning[colon])) throw ResponseFrames.invalid("a blank before a colon");
        if (beginning[colon] != ':') return null;
        if (length > beginning.length) throw ResponseFrames.invalid("a length or a transfer coding that is too long");
        StringBuilder value = new StringBuilder();
        for (int i = colon + 1; i < length; i++) value.append((char) (beginning[i] & 0xFF));
        return value.toString().trim();
    }

    private boolean isNamed(String name) {
        for (int i = 0; i < name.length(); i++) {
            int c = beginning[i];
            if (c != name.charAt(i) && (c < 'A' || c > 'Z' || c + ('a' - 'A') != name.charAt(i))) return false;
        }
        return true;
    }

    private int known() {
        return Math.min(length, beginning.length);
    }

    /** -1 if one of them is not a digit. */
    private long digits(int from, int to, int radix) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(beginning[i], radix);
            if (digit < 0) return -1;
            number = radix * number + digit;
        }
        return number;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    static boolean startsWith(byte[] bytes, int offset, int length, String with) {
        if (length < with.length()) return false;
        for (int i = 0; i < with.length(); i++) if (bytes[offset + i] != with.charAt(i)) return false;
        return true;
    }
}
