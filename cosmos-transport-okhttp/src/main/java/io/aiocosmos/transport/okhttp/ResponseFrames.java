package io.aiocosmos.transport.okhttp;

import java.io.IOException;

/**
 * Parses the responses on a connection as far as needed to know where each ends and how long it is. OkHttp reads ahead
 * and does not show how far, uses the last of several lengths and does not limit the line before a chunk. So a response
 * whose end is ambiguous is rejected here, before OkHttp reads it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, 6.3, Message Body Length</a>
 */
final class ResponseFrames {
    private enum State {
        NEW,
        STATUS,
        HEADER,
        DATA,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILER,
        REST,
        DONE
    }

    /** For heads, frames and trailers beside the body; see {@code TransportSettings.maxResponseBytes()}. */
    private static final int MAX_OTHER_BYTES = 256 << 10;

    private static final int MAX_CHUNK_LINE_BYTES = 16 << 10;

    private final int maxBytes;
    private final FrameLine line = new FrameLine();
    private State state = State.NEW;
    private ResponseHead head;
    private boolean bodiless;
    private boolean tunnel;
    private long received;
    private long left;

    ResponseFrames(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Whether no request has been sent yet. */
    boolean isNew() {
        return state == State.NEW;
    }

    /** Whether the response is complete: nothing may come before the next request. */
    boolean isDone() {
        return state == State.DONE;
    }

    /** Bytes of a request are about to be sent; only the first of them begin a new response. */
    void requested(byte[] bytes, int offset, int length) {
        if (state != State.NEW && state != State.DONE) return;
        bodiless = FrameLine.startsWith(bytes, offset, length, "HEAD ");
        tunnel = FrameLine.startsWith(bytes, offset, length, "CONNECT ");
        received = 0;
        beginHead();
    }

    private void beginHead() {
        head = null;
        line.clear();
        state = State.STATUS;
    }

    /** Parses received bytes; returns how many of them belong to the response. */
    int accept(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        if (received == 0 && state == State.STATUS && Failures.isAlert(bytes, offset, length))
            throw new Failures.TlsAlertException();
        while (at < end && state != State.DONE) {
            if (state == State.REST) at = end;
            else if (state == State.DATA || state == State.CHUNK_DATA) at += data(end - at);
            else at += line(bytes, at, end);
        }
        received += at - offset;
        if (received - MAX_OTHER_BYTES > maxBytes) throw new ResponseTooLongException(maxBytes);
        return at - offset;
    }

    private int data(int available) {
        int part = (int) Math.min(left, available);
        left -= part;
        if (left == 0) state = state == State.DATA ? State.DONE : State.CHUNK_END;
        return part;
    }

    /** Parses a line or a part of one; returns its length in bytes. */
    private int line(byte[] bytes, int from, int end) throws IOException {
        int at = from;
        while (at < end && bytes[at] != '\n') at++;
        line.add(bytes, from, at - from);
        if (state == State.CHUNK_SIZE && line.length() > MAX_CHUNK_LINE_BYTES) throw invalid("the line before a chunk");
        if (at == end) return at - from;
        line.end();
        lineEnded();
        line.clear();
        return at + 1 - from;
    }

    private void lineEnded() throws IOException {
        switch (state) {
            case STATUS:
                head = new ResponseHead(line.status());
                state = State.HEADER;
                break;
            case HEADER:
                if (line.isEmpty()) headEnded();
                else head.add(line);
                break;
            case CHUNK_SIZE:
                left = line.chunkSize();
                state = left == 0 ? State.TRAILER : State.CHUNK_DATA;
                break;
            case CHUNK_END:
                if (!line.isEmpty()) throw invalid("a chunk longer than its size");
                state = State.CHUNK_SIZE;
                break;
            default:
                if (line.isEmpty()) state = State.DONE;
        }
    }

    private void headEnded() throws IOException {
        if (head.isInterim()) {
            beginHead();
            return;
        }
        left = head.length();
        if (bodiless || tunnel && head.isSuccess() || head.isBodiless() || left == 0) state = State.DONE;
        else if (left > 0) state = State.DATA;
        else state = head.isChunked() ? State.CHUNK_SIZE : State.REST;
    }

    static IOException invalid(String what) {
        return new IOException("the response is invalid: " + what);
    }
}
