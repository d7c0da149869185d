package io.aiocosmos.transport.okhttp;

import java.io.IOException;

/** The headers that determine where the body ends. */
final class ResponseHead {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final int status;
    private long length = -1;
    private boolean chunked;
    private boolean framing; // whether the line before was such a header

    ResponseHead(int status) {
        this.status = status;
    }

    void add(FrameLine line) throws IOException {
        if (line.isFolded()) {
            if (framing) throw ResponseFrames.invalid("a length or a transfer coding of several lines");
            return;
        }
        String ofLength = line.valueOf("content-length");
        String coding = line.valueOf("transfer-encoding");
        framing = ofLength != null || coding != null;
        if (ofLength != null) addLength(ofLength);
        if (coding != null) addCoding(coding);
        if (chunked && length >= 0) throw ResponseFrames.invalid("both a length and a transfer coding");
    }

    private void addLength(String digits) throws IOException {
        long each = number(digits);
        if (each < 0 || length >= 0 && each != length) throw ResponseFrames.invalid("an invalid length");
        length = each;
    }

    private void addCoding(String coding) throws IOException {
        if (chunked || !coding.equalsIgnoreCase("chunked"))
            throw ResponseFrames.invalid("a transfer coding other than chunked");
        chunked = true;
    }

    private static long number(String digits) {
        long number = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length() && number >= 0; i++) {
            int digit = digits.charAt(i) - '0';
            number = digit < 0 || digit > 9 || number > Long.MAX_VALUE / 20 ? -1 : 10 * number + digit;
        }
        return number;
    }

    /** Whether the final response follows. */
    boolean isInterim() {
        return status < 200 && status != SWITCHING_PROTOCOLS;
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    boolean isBodiless() {
        return status < 200 || status == NO_CONTENT || status == NOT_MODIFIED;
    }

    boolean isChunked() {
        return chunked;
    }

    /** -1 for none. */
    long length() {
        return length;
    }
}
